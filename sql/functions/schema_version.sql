-- SPDX-License-Identifier: GPL-3.0-or-later
-- The version of the schema, for roles that may not read the table of
-- migrations: a console refuses to start on another one (contracts.md,
-- "Programs, files, exit codes").

create or replace function desk.schema_version() returns int
language sql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
	select coalesce(max(version), 0) from desk.schema_migration
$$;

alter function desk.schema_version() owner to desk_owner;
revoke all on function desk.schema_version() from public;
grant execute on function desk.schema_version()
	to desk_frontdesk, desk_manager, desk_support, desk_settler;
