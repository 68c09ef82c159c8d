-- SPDX-License-Identifier: GPL-3.0-or-later
-- The version of one booking as it stands now.

set role desk_owner;

create or replace function desk.booking_version(booking integer) returns text
language plpgsql stable
as $$
begin
	return (
		select v.version from desk.booking_versions(array[booking]) v);
end
$$;

revoke all on function desk.booking_version(integer) from public;

reset role;
