-- SPDX-License-Identifier: GPL-3.0-or-later
-- The version of a booking as it stands now; every read and write of one
-- calls this, or the same with what is owed at hand.

set role desk_owner;

create or replace function desk.booking_version(booking integer) returns text
language sql stable
as $$
	select desk.booking_version_owing(booking, desk.booking_owed(booking));
$$;

revoke all on function desk.booking_version(integer) from public;

reset role;
