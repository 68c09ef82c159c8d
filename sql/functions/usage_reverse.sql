-- SPDX-License-Identifier: GPL-3.0-or-later
-- The booking did not take place after all: what the usage ledger says of it
-- is reversed.  Doing it twice changes nothing.  The booking must be held.

set role desk_owner;

create or replace function desk.usage_reverse(booking integer) returns void
language sql
as $$
	select desk.usage_undo(array(
		select l.id
		from desk.usage_standing l
		join club.booking_requests b on b.session_id = l.session_id
		where b.id = booking));
$$;

revoke all on function desk.usage_reverse(integer) from public;

reset role;
