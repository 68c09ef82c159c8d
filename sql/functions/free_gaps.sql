-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is free on a day on resources of one resource's kind, for everybody
-- who is to play; from now on, at five-minute marks.

set role desk_owner;

create or replace function desk.free_gaps(resource integer, day date,
	people text[], claim bigint, now timestamp)
returns table (resource_id integer, opens timestamp, closes timestamp)
language sql stable
as $$
	with hours as (
		select tsrange(greatest(h.opens, date_bin('5 minutes',
				now + interval '4 minutes 59.999999 seconds',
				day::timestamp)), h.closes) as during
		from desk.open_hours(day, day + 1) h
		where h.closes > now + interval '5 minutes'
	), busy_people as (
		select coalesce(range_agg(o.during), '{}') as during
		from hours h,
			desk.occupancy_live(array(select l.id from desk.lane l
				where l.system = 'club' and l.kind = 'member'
				  and l.key = any (people)),
				h.during, claim, now) o
	), rooms as (
		select r.id, desk.lane_id('resource', r.id::text) as lane_id
		from club.resources r
		join club.resources like_it on like_it.id = resource
		where r.is_active
		  and (r.type = 'conference_room')
			= (like_it.type = 'conference_room')
	), busy as (
		select o.lane_id, range_agg(o.during) as during
		from hours h,
			desk.occupancy_live(array(select m.lane_id
				from rooms m), h.during, claim, now) o
		group by o.lane_id
	)
	select m.id,
		date_bin('5 minutes', lower(g)
			+ interval '4 minutes 59.999999 seconds',
			day::timestamp), upper(g)
	from rooms m
	cross join hours h
	cross join busy_people p
	left join busy b on b.lane_id = m.lane_id,
		lateral unnest(tsmultirange(h.during) - p.during
			- coalesce(b.during, '{}')) g;
$$;

revoke all on function desk.free_gaps(integer, date, text[], bigint,
	timestamp) from public;

reset role;
