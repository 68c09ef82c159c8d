-- SPDX-License-Identifier: GPL-3.0-or-later
-- Columns that the database keeps by counting what happens: a slot is booked,
-- tickets are sold, credits are left.  What another application writes into
-- one is ignored, not refused, since it has always written them; its statement
-- goes through and the trigger that counts says what is so.  Arguments: the
-- column, and what it begins with, as JSON.

set role desk_owner;

create or replace function desk.kept_column() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
	kept jsonb;
begin
	if current_user = 'desk_owner' then
		return new;
	end if;
	if tg_op = 'INSERT' then
		kept := tg_argv[1]::jsonb;
	else
		kept := to_jsonb(old) -> tg_argv[0];
	end if;
	return jsonb_populate_record(new,
		jsonb_build_object(tg_argv[0], kept));
end
$$;

revoke all on function desk.kept_column() from public;

reset role;
