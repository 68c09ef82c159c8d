-- SPDX-License-Identifier: GPL-3.0-or-later
-- What waits for somebody, worst first, with the thing to jump to: parties
-- late, requests, imports without a member, bookings under a closure or block,
-- the next free slot, money owed.

set role desk_owner;

create or replace function desk.grid_alerts(day date)
returns table (kind text, n integer, minor integer, sentence text,
	item_kind text, item_id integer, resource_id integer, at timestamp)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
as $$
#variable_conflict use_column
declare
	now timestamp := desk.local_now('club');
begin
	perform desk.actor();
	return query
	with grid as materialized (
		select b.* from desk.grid_bookings(grid_alerts.day,
			grid_alerts.day + 1, null) b
	), late as (
		select * from grid g
		where g.state in ('approved', 'confirmed')
		  and g.starts <= now - interval '1 minute' and g.ends > now
	), due as (
		select * from grid g
		where g.owed_minor > 0 and g.starts >= grid_alerts.day
		  and g.state in ('approved', 'confirmed', 'checked_in',
			'attended', 'no_show')
	)
	select 'late', count(*)::integer, 0, count(*) || ' late', 'booking',
		(array_agg(l.id order by l.starts, l.id))[1],
		(array_agg(l.resource_id order by l.starts, l.id))[1],
		min(l.starts)
	from late l having count(*) > 0
	union all
	select w.* from desk.alert_waiting(now) w
	union all
	select w.* from desk.alert_unmatched() w
	union all
	select 'displaced', count(*)::integer, 0, count(*) || ' displaced',
		'booking', (array_agg(g.id order by g.starts, g.id))[1],
		(array_agg(g.resource_id order by g.starts, g.id))[1],
		min(g.starts)
	from grid g
	where g.displaced and g.ends > now and g.state <> 'attended'
	having count(*) > 0
	union all
	select w.* from desk.alert_free(grid_alerts.day, now) w
	union all
	select 'owed', count(*)::integer, sum(d.owed_minor)::integer,
		'owed ' || case when grid_alerts.day = now::date then 'today '
			else '' end || desk.money(sum(d.owed_minor)),
		'booking', (array_agg(d.id order by d.starts, d.id))[1],
		(array_agg(d.resource_id order by d.starts, d.id))[1],
		min(d.starts)
	from due d having count(*) > 0;
end
$$;

revoke all on function desk.grid_alerts(date) from public;
grant execute on function desk.grid_alerts(date)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
