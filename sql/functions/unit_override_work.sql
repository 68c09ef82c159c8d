-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.unit_override: a batch of one, with its reason.  A step that
-- is in turn after all is noted as one.  Nobody is in a unit by a word:
-- in use it is by a stay alone.

set role desk_owner;

create or replace function desk.unit_override_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	unit text := args ->> 'unit';
	reason text := desk.reason_check(args, 'A step out of turn');
	becomes counter.room_status := desk.unit_wanted(args ->> 'to',
		'{DIRTY,CLEANING,CLEAN}');
	n desk.counter_unit_now;
	batch uuid;
begin
	perform desk.counter_hold(array[unit]);
	n := desk.unit_current(unit, args ->> 'version');
	perform desk.unit_held_check(n);
	if n.status = becomes then
		perform desk.refuse('state', format('%s is %s already',
			desk.counter_unit_label(unit),
			desk.counter_status_words(becomes)));
	end if;
	if n.kind = 'room' then
		insert into counter.cleaning_batches (staff_id, started_at,
			completed_at)
		values (desk.counter_actor(desk.actor()), desk.clock(),
			desk.clock())
		returning id into batch;
	end if;
	perform desk.unit_set(args, n, becomes, reason, batch);
	perform desk.counter_offers_now();
	return desk.unit_outcome(format('%s is %s: %s',
			desk.counter_unit_label(unit),
			desk.counter_status_words(becomes),
			desk.verbatim(reason)), unit,
		desk.unit_offer_told((select x from desk.counter_unit_now x
			where x.id = n.id)));
end
$$;

revoke all on function desk.unit_override_work(jsonb) from public;

reset role;
