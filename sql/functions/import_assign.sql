-- SPDX-License-Identifier: GPL-3.0-or-later
-- Gives an import's booking to a member: owner's place, slot, fees.  The
-- booking must be held, with its lanes and the member's.

set role desk_owner;

create or replace function desk.import_assign(booking integer, member text)
returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	session integer;
begin
	update club.booking_requests b
	set user_id = member, user_email = u.email, user_name = u.name,
		is_unmatched = false
	from club.users u
	where b.id = booking and u.id = member
	returning b.session_id into session;
	session := desk.session_ensure(booking);
	update club.booking_participants p
	set user_id = member, guest_id = null, display_name = u.name
	from club.users u
	where p.session_id = session and p.participant_type = 'owner'
	  and u.id = member and p.user_id is distinct from member;

	delete from club.booking_members m
	where m.booking_id = booking and m.is_primary;
	insert into club.booking_members (booking_id, user_email, slot_number,
		is_primary)
	select booking, u.email, 1, true
	from club.users u where u.id = member
	on conflict (booking_id, slot_number) do update
	set user_email = excluded.user_email, is_primary = true;
	perform desk.booking_snapshot(booking, true);
end
$$;

revoke all on function desk.import_assign(integer, text) from public;

reset role;
