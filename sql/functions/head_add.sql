-- SPDX-License-Identifier: GPL-3.0-or-later
-- Puts one head on the roster of a booking that has a session, with its slot
-- in the club's own lists of members and guests.  Returns the participant.
-- guest: the one whom the club knows already.

set role desk_owner;

create or replace function desk.head_add(booking integer, role text,
	member text, name text, email text, guest integer default null)
returns integer
language plpgsql
as $$
#variable_conflict use_variable
declare
	b club.booking_requests;
	slot integer;
	head integer;
begin
	select x.* into strict b from club.booking_requests x
	where x.id = booking;
	insert into club.booking_participants (session_id, user_id, guest_id,
		participant_type, display_name)
	values (b.session_id, member, case when role = 'guest' then coalesce(
			guest, desk.guest_known(b.user_id, name, email)) end,
		role, left(name, 200))
	returning id into head;

	-- the first slot is the owner's
	select 1 + greatest(case when role = 'owner' then 0 else 1 end,
		(select max(m.slot_number)
		 from club.booking_members m where m.booking_id = booking),
		(select max(g.slot_number)
		 from club.booking_guests g where g.booking_id = booking))
	into slot;
	if role = 'guest' then
		insert into club.booking_guests (booking_id, guest_name,
			guest_email, slot_number)
		values (booking, name, email, slot);
	elsif member is not null then
		insert into club.booking_members (booking_id, user_email,
			slot_number, is_primary)
		select booking, u.email, slot, role = 'owner'
		from club.users u where u.id = member;
	end if;
	return head;
end
$$;

revoke all on function desk.head_add(integer, text, text, text, text,
	integer) from public;

reset role;
