-- SPDX-License-Identifier: GPL-3.0-or-later
-- The club's record of a roster change: one row for everybody who came or
-- went, or one for the number of players alone (domain.md 2.8).  `who` is an
-- id; desk.booking_history() knows the name.

set role desk_owner;

create or replace function desk.roster_audit(args jsonb, added integer[],
	gone jsonb, before jsonb) returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	booking integer := args ->> 'booking';
	after jsonb := desk.roster_facts(booking);
	change record;
begin
	for change in
		select w.who, case
			when w.came and w.who ? 'member'
				then 'link_member_to_booking'
			when w.came then 'add_guest_to_booking'
			when w.who ? 'member' then 'unlink_member_from_booking'
			else 'remove_guest_from_booking' end as action
		from (
			select g as who, false as came
			from jsonb_array_elements(gone) g
			union all
			select r, true
			from jsonb_array_elements(after -> 'roster') r
			where (r ->> 'participant')::integer = any (added)) w
		order by w.came, (w.who ->> 'participant')::integer
	loop
		perform desk.audit(args, change.action, 'booking',
			booking::text, desk.booking_title(booking), before,
			after || jsonb_build_object('who', change.who));
	end loop;
	if not found then
		perform desk.audit(args, 'update_booking', 'booking',
			booking::text, desk.booking_title(booking), before,
			after);
	end if;
end
$$;

revoke all on function desk.roster_audit(jsonb, integer[], jsonb, jsonb)
	from public;

reset role;
