-- SPDX-License-Identifier: GPL-3.0-or-later
-- The session of a booking, made when there is none: with its owner, and with
-- those whom the request names.  Null when the booking has no bay to play in.
-- The booking must be held.

set role desk_owner;

create or replace function desk.session_ensure(booking integer)
returns integer
language plpgsql
as $$
#variable_conflict use_variable
declare
	session integer;
	resource integer;
	h desk.head;
	-- read first: once the session is linked, its own list counts
	missing desk.head[] := array(
		select x from desk.head x
		where x.booking_id = booking and x.participant_id is null
		order by x.role <> 'owner', x.name);
begin
	select b.session_id, b.resource_id into session, resource
	from club.booking_requests b where b.id = booking;
	if session is null and resource is null then
		return null;
	end if;
	session := desk.session_make(booking, null);
	foreach h in array missing loop
		if h.role <> 'owner' or not exists (
			select from club.booking_participants p
			where p.session_id = session
			  and p.participant_type = 'owner') then
			perform desk.head_add(booking, h.role, h.user_id,
				h.name, h.email);
		end if;
	end loop;
	return session;
end
$$;

revoke all on function desk.session_ensure(integer) from public;

reset role;
