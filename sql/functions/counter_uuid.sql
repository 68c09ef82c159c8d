-- SPDX-License-Identifier: GPL-3.0-or-later
-- The id that a text is, or null: a column is compared with this, never the
-- other way round, which would read its whole table.

set role desk_owner;

create or replace function desk.counter_uuid(said text) returns uuid
language plpgsql immutable
as $$
begin
	return case when said ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
		then said::uuid end;
end
$$;

revoke all on function desk.counter_uuid(text) from public;

reset role;
