-- SPDX-License-Identifier: GPL-3.0-or-later
-- What calls for somebody at the counter, worst first (product.md F3): who is
-- over time, what is past due at a lane or wrong with a card, offers that run
-- out, rooms that are free while somebody waits for them, who wants out, and
-- whose stay ends soon.  The item is where ! jumps to.

set role desk_owner;

create or replace function desk.lane_alerts()
returns table (kind text, n integer, minor integer, sentence text,
	item_kind text, item_id text, at timestamp)
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
	now constant timestamptz := desk.clock();
	soon constant timestamptz := now + make_interval(mins =>
		desk.setting_int('counter', 'soon_minutes'));
begin
	perform desk.actor();
	return query
	with stay as materialized (
		select u.unit, u.ends_at, f.minor, f.ban_days
		from desk.counter_unit_now u
		left join lateral desk.counter_late_fee(
			desk.counter_late_minutes(u.ends_at, now)) f on true
		where u.ends_at <= soon
	), said as (
		select 1 as rank, 'over' as kind, count(*)::integer as n,
			sum(s.minor)::integer as minor,
			count(*) || ' over' || case count(*) filter (
				where s.ban_days > 0) when 0 then ''
				else format(' (%s ban)', count(*) filter (
					where s.ban_days > 0)) end as sentence,
			'unit' as item_kind,
			(array_agg(s.unit order by s.ends_at))[1] as item_id,
			min(s.ends_at) as at
		from stay s where s.ends_at <= now
		having count(*) > 0
		union all
		select 2, 'lane', count(*)::integer,
			sum(l.past_due_minor)::integer, case count(*)
			when 1 then format('lane %s %s', min(l.lane),
				min(a.words))
			else format('lanes %s past due', string_agg(l.lane,
				', ' order by l.lane::integer)) end,
			'lane', (array_agg(l.lane order by l.lane::integer))[1],
			min(l.updated_at)
		from desk.lane_at l
		cross join lateral (select desk.lane_alert(l) as words) a
		where a.words is not null
		-- what is past due is one alert, whatever else is one each: of
		-- eight lanes there is room for little else in the line
		group by case when a.words !~ '^past due ' then l.lane end
		union all
		select 3, 'offer', 1, null, format('offer %s until %s',
			r.number, desk.counter_clock(p.until)), 'place',
			p.id::text, p.until
		from desk.counter_places(now) p
		join counter.rooms r on r.id = p.room_id
		union all
		-- who was offered one least recently is asked first
		select 4, 'free', least(f.free, f.waiting), null,
			desk.counter_supply_words(f.free, f.waiting, t.tier),
			'place', (select p.id::text
				from desk.counter_places(now) p
				where p.tier::text = t.tier
				  and p.state = 'ACTIVE'
				order by p.last_offered nulls first, p.place
				limit 1),
			(select min(p.since) from desk.counter_places(now) p
				where p.tier::text = t.tier
				  and p.state = 'ACTIVE')
		from unnest(array['STANDARD', 'DOUBLE', 'SPECIAL']) t (tier)
		cross join lateral desk.counter_supply(t.tier, null, null,
			null) f
		where f.free > 0 and f.waiting > 0
		union all
		select 5, 'out', count(*)::integer, null, count(*)
			|| case count(*) when 1 then ' wants out'
				else ' want out' end, 'checkout',
			(array_agg(c.id order by c.created_at))[1]::text,
			min(c.created_at)
		from desk.counter_checkouts c
		having count(*) > 0
		union all
		select 6, 'soon', count(*)::integer, null,
			count(*) || ' soon', 'unit',
			(array_agg(s.unit order by s.ends_at))[1],
			min(s.ends_at)
		from stay s where s.ends_at > now
		having count(*) > 0
	)
	select s.kind, s.n, s.minor, s.sentence, s.item_kind, s.item_id,
		desk.counter_local(s.at)
	from said s
	order by s.rank, s.at, s.item_id;
end
$$;

revoke all on function desk.lane_alerts() from public;
grant execute on function desk.lane_alerts()
	to desk_frontdesk, desk_manager, desk_support;

reset role;
