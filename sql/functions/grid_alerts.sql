-- SPDX-License-Identifier: GPL-3.0-or-later
-- What waits for somebody, worst first, a row a thing to jump to: parties late,
-- bookings under a closure or block, requests, imports without a member, the
-- next free slot.  Money owed is not among it: pricing a day is what costs, and
-- the rows of desk.grid_range have it.

set role desk_owner;

create or replace function desk.grid_alerts(day date)
returns table (kind text, sentence text, item_kind text, item_id integer,
	resource_id integer, at timestamp)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
	now timestamp := desk.local_now('club');
begin
	perform desk.actor();
	return query
	select a.kind, a.sentence, a.item_kind, a.item_id, a.resource_id, a.at
	from (
		select w.* from desk.alert_bookings(grid_alerts.day, now) w
		union all
		select w.* from desk.alert_waiting(now) w
		union all
		select w.* from desk.alert_unmatched() w
		union all
		select w.* from desk.alert_free(grid_alerts.day, now) w) a
	order by array_position(array['late', 'displaced', 'request',
		'unmatched', 'free'], a.kind), a.at, a.item_kind, a.item_id;
end
$$;

revoke all on function desk.grid_alerts(date) from public;
grant execute on function desk.grid_alerts(date)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
