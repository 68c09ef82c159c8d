-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes gym's counters anew, after rows were loaded with triggers off.  As
-- desk_owner, whose counts desk.kept_column() keeps.

set role desk_owner;

create or replace function desk.gym_counts_rebuild() returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	lock table desk.gym_load in share row exclusive mode;
	delete from desk.gym_load;
	insert into desk.gym_load (user_id, created, joined)
	select e.user_id, e.created, e.joined from desk.gym_load_expected e;
	update gym."user" u set current_credits = e.credits
	from desk.gym_credits_expected e
	where e.user_id = u.id and e.credits <> e.counted;
end
$$;

revoke all on function desk.gym_counts_rebuild() from public;

reset role;
