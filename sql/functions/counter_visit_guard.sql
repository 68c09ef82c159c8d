-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who is banned does not come in (domain.md 1.8).

set role desk_owner;

create or replace function desk.counter_visit_guard() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	perform desk.counter_banned(new.customer_id);
	return new;
end
$$;

drop trigger if exists b_guard on counter.visits;
create trigger b_guard before insert or update of customer_id
	on counter.visits
	for each row execute function desk.counter_visit_guard();

revoke all on function desk.counter_visit_guard() from public;

reset role;
