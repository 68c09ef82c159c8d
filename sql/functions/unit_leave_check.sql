-- SPDX-License-Identifier: GPL-3.0-or-later
-- What stands in the way of a checkout: nobody is there, a lane is busy with
-- them, their things were not looked for, or they are early and did not ask to
-- leave (domain.md 1.8: who is due or overdue is checked out unasked).

set role desk_owner;

create or replace function desk.unit_leave_check(args jsonb,
	n desk.counter_unit_now, now timestamptz) returns void
language plpgsql
as $$
declare
	label constant text := desk.counter_unit_label(n.unit);
	-- the sheet asks what it would be, before anybody has been in there
	looks constant boolean := (args ->> 'dry_run')::boolean;
begin
	if n.block is null then
		perform desk.refuse('state', format('Nobody is checked in to '
			'%s', label));
	end if;
	perform desk.unit_lane_check(n);
	if (args ->> 'items')::boolean is not true and not looks then
		perform desk.refuse('state', format('The items of %s were not '
			'seen: look for them first', label));
	elsif coalesce(args ->> 'settle', 'none') not in ('none', 'CASH',
		'CREDIT') then
		perform desk.refuse('limit', 'A fee is paid in cash, by card '
			'or not at all');
	elsif desk.unit_leaves_early(n, now) and not looks then
		perform desk.reason_check(args, format('%s until %s: leaving '
			'that early', label,
			to_char(desk.counter_local(n.ends_at), 'HH24:MI')));
	end if;
end
$$;

revoke all on function desk.unit_leave_check(jsonb, desk.counter_unit_now,
	timestamptz) from public;

reset role;
