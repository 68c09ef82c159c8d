-- SPDX-License-Identifier: GPL-3.0-or-later
-- One row of desk.unit_clean: a step in turn, of a unit that nobody is in and
-- nobody has been promised.  What nobody is in any more is dirty first: that
-- OCCUPIED becomes CLEAN is a step of lockers whose guest leaves.  Undone, it is
-- the step back, in turn or not, with what the first one led to.

set role desk_owner;

create or replace function desk.unit_step_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	becomes counter.room_status := desk.unit_wanted(args ->> 'to',
		'{DIRTY,CLEANING,CLEAN}');
	n desk.counter_unit_now := desk.unit_current(args ->> 'unit',
		args ->> 'version', (args ->> 'scanned')::boolean);
	label text := desk.counter_unit_label(n.unit);
	words text := desk.counter_status_words(becomes);
	undoing constant boolean := args ? 'undo_of';
begin
	if undoing then
		n := desk.unit_offer_undone(args, n);
	end if;
	if n.status <> becomes then
		perform desk.unit_held_check(n);
		if not undoing and (not desk.counter_unit_step(n.status, becomes)
			or n.status = 'OCCUPIED' and becomes <> 'DIRTY') then
			perform desk.refuse('reason', format('%s is %s: clean '
				'it first, or override that with a reason',
				label, desk.counter_status_words(n.status)));
		end if;
		perform desk.unit_set(args, n, becomes, case when undoing
			then 'Undone' end, (args ->> 'batch')::uuid);
	end if;
	return desk.unit_outcome(format('%s is %s%s', label, words,
		case when n.status = becomes then ' already' else '' end),
		n.unit, jsonb_build_object('words', words, 'was', n.status,
			'status', becomes));
end
$$;

revoke all on function desk.unit_step_work(jsonb) from public;

reset role;
