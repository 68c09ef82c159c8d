-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many guest passes a session holds.

set role desk_owner;

create or replace function desk.passes_used(session integer) returns integer
language plpgsql stable
as $$
begin
	return (
		select count(*)::integer
		from club.booking_participants p
		where p.session_id = session and p.used_guest_pass);
end
$$;

revoke all on function desk.passes_used(integer) from public;

reset role;
