-- SPDX-License-Identifier: GPL-3.0-or-later
-- The version of a unit ('room:214', 'locker:077') as it stands now; null for
-- one that there is not.

set role desk_owner;

create or replace function desk.counter_unit_version(unit text) returns text
language plpgsql stable
as $$
begin
	return (select n.version from desk.counter_unit_now n
		where n.id = (select f.id from desk.counter_unit_find(
			counter_unit_version.unit) f));
end
$$;

revoke all on function desk.counter_unit_version(text) from public;

reset role;
