-- SPDX-License-Identifier: GPL-3.0-or-later
-- gym: the user for whom the application works now.  It says so itself, with
-- `set local gym.user_id = '<id>'`, after it has made sure of it.  For work
-- without a team yet (signing up, a new team, an invitation accepted, the
-- payment provider's notifications, its own jobs) it says `service`.

set role desk_owner;

create or replace function desk.gym_user() returns text
language sql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
	select u.id from gym."user" u
	where u.id = nullif(current_setting('gym.user_id', true), 'service')
$$;

revoke all on function desk.gym_user() from public;
grant execute on function desk.gym_user() to gym_app;

reset role;
