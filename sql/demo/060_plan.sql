-- SPDX-License-Identifier: GPL-3.0-or-later
-- A plan of bookings before they are laid: who, where, when, with whom, and
-- what becomes of them.  Laying it is 070_lay.sql, filling it 080 and 090.

set role desk_owner;

-- Empty but while a run is at work.
create table demo.plan (
	id integer generated always as identity,
	day date not null,
	key text not null,
	resource_id integer not null,
	starts timestamp not null,
	minutes integer not null,
	goal text not null,
	-- of this tier, when it matters
	tier text,
	owner text,
	stranger text,
	with_members integer not null default 0,
	with_guests integer not null default 0,
	members text[] not null default '{}',
	guests integer[] not null default '{}',
	declared integer,
	origin text not null default 'member_request',
	trackman text,
	note text,
	-- the owner when null, else somebody at a desk
	asked_by text,
	asked_at timestamp,
	decided_by text,
	decided_at timestamp,
	scene boolean not null default false,
	booking_id integer,
	session_id integer,
	constraint plan_pkey primary key (id),
	constraint plan_key unique (day, key)
);

-- The simulators in their order, from 1 on; 0 is the conference room.  Read
-- once a run.
create table demo.bay (
	bay integer not null,
	resource_id integer not null,
	label text not null,
	constraint bay_pkey primary key (resource_id)
);

create function demo.gather_bays() returns void
language sql
as $$
	delete from demo.bay;
	insert into demo.bay (bay, resource_id, label)
	select case when r.type = 'conference_room' then 0
		else row_number() over (partition by r.type = 'conference_room'
			order by r.sort_order, r.id) end, r.id,
		desk.resource_label(r.id)
	from club.resources r
	where r.is_active;
$$;

create function demo.during(p demo.plan) returns tsrange
language sql immutable
return tsrange(p.starts, p.starts + make_interval(mins => p.minutes));

-- Is a place on a resource free, in the database and in the plan?  A no-show
-- holds nothing, but it would look odd to play on top of one.
create function demo.is_clear(resource integer, during tsrange)
returns boolean
language sql stable
as $$
	select not exists (
		select from desk.occupancy o
		where o.lane_id = desk.lane_id('resource', resource::text)
		  and o.during && is_clear.during)
	and not exists (
		select from club.booking_requests b
		where b.resource_id = resource and b.status = 'no_show'
		  and b.request_date between lower(is_clear.during)::date - 1
			and upper(is_clear.during)::date
		  and desk.during(b.request_date, b.start_time, b.end_time)
			&& is_clear.during)
	and not exists (
		select from demo.plan p
		where p.resource_id = resource
		  and (desk.booking_occupies(p.goal) or p.goal = 'no_show')
		  and demo.during(p) && is_clear.during);
$$;

-- Members who have nothing on a day, in the order of that day.  Somebody with
-- a request waiting may not ask again (domain.md 2.2).
create table demo.free_member (
	id text not null,
	tier text not null,
	waits boolean not null,
	has_pass boolean not null,
	place bigint not null,
	constraint free_member_pkey primary key (id)
);

create function demo.gather_members(on_day date) returns void
language sql
as $$
	delete from demo.free_member;
	insert into demo.free_member (id, tier, waits, has_pass, place)
	select u.id, t.name,
		exists (select from club.booking_requests b
			where b.user_id = u.id and b.status = 'pending'),
		exists (select from club.guest_passes g
			where lower(g.member_email) = lower(u.email)
			  and g.used_passes < g.total_passes),
		row_number() over (order by md5(on_day || u.id))
	from club.users u
	join club.membership_tiers t on t.id = u.tier_id
	where u.role = 'member'
	  and u.membership_status in ('active', 'trialing', 'past_due')
	  and u.id not in (
		select l.key
		from desk.occupancy o
		join desk.lane l on l.id = o.lane_id
		where l.system = 'club' and l.kind = 'member'
		  and o.during && tsrange(on_day - interval '6 hours',
			on_day + interval '30 hours'))
	  and not exists (
		select from club.booking_requests b
		where b.user_id = u.id and b.request_date = on_day
		  and b.status = 'no_show')
	  and u.id not in (
		select x.id from demo.plan p
		cross join lateral unnest(p.owner || p.members) x (id)
		where x.id is not null);
$$;

-- The next free member, who is free no more.  One who is meant for a place of
-- the scene and brings guests has a pass for one of them.
create function demo.take_member(wanted_tier text, brings boolean,
	asks boolean) returns text
language sql
as $$
	delete from demo.free_member f
	where f.id = (
		select c.id
		from demo.free_member c
		where c.tier = coalesce(wanted_tier, c.tier)
		  and not (brings and c.tier = 'Social')
		  and (not brings or wanted_tier is null or c.has_pass)
		  and not (asks and c.waits)
		order by c.place
		limit 1)
	returning f.id;
$$;

-- Guests by chance, none twice in a booking.
create function demo.some_guests(key text, wanted integer)
returns integer[]
language sql stable
as $$
	select coalesce(array_agg(g.id), '{}')
	from (select c.id from club.guests c
		order by md5(key || c.id)
		limit wanted) g;
$$;

-- Gives every planned booking of a day its people.  What finds nobody is
-- dropped.
create function demo.assign(on_day date) returns void
language plpgsql
as $$
declare
	p demo.plan;
begin
	perform demo.gather_members(on_day);
	for p in
		select * from demo.plan x
		where x.day = on_day and x.owner is null and x.stranger is null
		order by x.id
	loop
		p.owner := demo.take_member(p.tier, p.with_guests > 0,
			p.goal in ('pending', 'declined'));
		if p.owner is null then
			delete from demo.plan x where x.id = p.id;
			continue;
		end if;
		for i in 1 .. p.with_members loop
			p.members := p.members
				|| demo.take_member(null, false, false);
		end loop;
		p.guests := demo.some_guests(on_day || p.key, p.with_guests);
		update demo.plan x
		set owner = p.owner, guests = p.guests,
			members = array_remove(p.members, null),
			declared = coalesce(p.declared, 1 + p.with_guests
				+ cardinality(array_remove(p.members, null)))
		where x.id = p.id;
	end loop;
end
$$;

-- When a planned booking was asked for and decided upon: up to a week before
-- it begins, and before now.
create function demo.time_plan(now timestamp) returns void
language sql
as $$
	update demo.plan p
	set asked_at = t.asked,
		decided_at = t.asked + (least(p.starts, now) - t.asked)
			* ((10 + demo.roll('decided' || p.day || p.key, 60))
				/ 100.0)
	from (
		select x.id, date_trunc('minute', least(x.starts, now)
			- interval '35 minutes' - interval '1 minute'
			* demo.roll('asked' || x.day || x.key, 7 * 24 * 60))
			as asked
		from demo.plan x) t
	where t.id = p.id and p.asked_at is null;
$$;

reset role;
