-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who waits for what: their place in the tier, what they have meanwhile, what
-- they are offered until when, and when a room may come free (domain.md 1.6):
-- now, for as many as rooms are free; else a quarter of an hour after the stay
-- ends that is theirs to wait for.  As desk.counter_eta(), for all at once.

set role desk_owner;

create or replace function desk.lane_waitlist()
returns table (place uuid, version text, "position" integer, tier text,
	backup text, customer uuid, customer_name text, unit_now text,
	state text, offered text, offer_until timestamp, eta timestamp,
	since timestamp)
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
	zone constant text := desk.setting_text('counter', 'zone');
begin
	perform desk.actor();
	return query
	select w.id, w.version, w.place, w.tier::text, w.backup::text,
		w.customer_id, desk.listing_name(c.name),
		coalesce('room:' || r.number, 'locker:' || l.number), w.state,
		'room:' || o.number, w.until at time zone zone,
		case when w.state <> 'ACTIVE' then null
			when w.ahead <= f.spare then now at time zone zone
			when e.ends_at is not null then (greatest(e.ends_at,
				now) + interval '15 minutes') at time zone zone
			end,
		w.since at time zone zone
	from desk.counter_places(now) w
	join counter.customers c on c.id = w.customer_id
	join counter.checkin_blocks b on b.id = w.block_id
	left join counter.rooms r on r.id = b.room_id
	left join counter.lockers l on l.id = b.locker_id
	left join counter.rooms o on o.id = w.room_id
	join (select t.tier, desk.counter_spare(t.tier) as spare
		from unnest(array['STANDARD', 'DOUBLE', 'SPECIAL']) t (tier)) f
		on f.tier = w.tier::text
	left join (select u.tier, u.ends_at, row_number() over
			(partition by u.tier order by u.ends_at) as nth
		from desk.counter_unit_now u
		where u.kind = 'room' and u.ends_at is not null) e
		on e.tier = w.tier::text and e.nth = w.ahead - f.spare
	order by w.tier, w.place;
end
$$;

revoke all on function desk.lane_waitlist() from public;
grant execute on function desk.lane_waitlist()
	to desk_frontdesk, desk_manager, desk_support;

reset role;
