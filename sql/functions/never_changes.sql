-- SPDX-License-Identifier: GPL-3.0-or-later
-- For what is said once: a trigger whose WHEN finds the change hands over the
-- sentence, `when (old.number is distinct from new.number) execute function
-- desk.never_changes('The number of a booking does not change').

set role desk_owner;

create or replace function desk.never_changes() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	perform desk.refuse('state', tg_argv[0]);
end
$$;

revoke all on function desk.never_changes() from public;

reset role;
