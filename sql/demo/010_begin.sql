-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration club: what its files share, and where and when it is.
--
-- The files run in the order of their names, each in a transaction of its
-- own, as an administrator.  They may run at any time and as often as one
-- likes: a day that is filled stays as it is, days that are missing are
-- filled, and the day that has become today is brought to life.  Values come
-- from hashes of keys, so that two machines show the same; what people have
-- changed by hand is left alone.
--
-- What the command line says arrives as settings of the session:
-- opsdesk.demo_zone, _scale, _seed and _date.

-- One run at a time, from this file to the last.
select pg_advisory_lock(hashtext('opsdesk demo-data'));
set local client_min_messages = warning;

-- What fills is made anew by every release; what was filled is in desk.
drop schema if exists demo cascade;
create schema demo authorization desk_owner;

set role desk_owner;

comment on schema demo is 'fills the demonstration club; granted to nobody';

-- Which days are there, and which of them has been today.
create table if not exists desk.demo_day (
	day date not null,
	filled_at timestamptz not null,
	lively_at timestamptz,
	constraint demo_day_pkey primary key (day)
);

-- The bookings that were laid here, each with the version they were left in.
-- One that has another version now was touched by somebody, and is theirs.
create table if not exists desk.demo_booking (
	booking_id integer not null,
	version text not null,
	-- the day that it made lively, in the state that was wanted then
	scene_on date,
	constraint demo_booking_pkey primary key (booking_id),
	constraint demo_booking_booking_fkey foreign key (booking_id)
		references club.booking_requests (id) on delete cascade
);

-- How much there is and what the dice show was said on the first run; a
-- database does not become another one afterwards.  began: that run's day,
-- which all history lies before.
create table if not exists desk.demo_fill (
	one boolean not null default true,
	scale integer not null,
	seed integer not null,
	began date not null,
	constraint demo_fill_pkey primary key (one),
	constraint demo_fill_one_check check (one),
	constraint demo_fill_scale_check check (scale between 1 and 10000),
	constraint demo_fill_seed_check check (seed >= 0)
);

-- What is laid for the past happened then: while a run is at work in its
-- transaction, desk.clock() shows the time that is set here (100_run.sql).
create function demo.set_clock(at timestamp) returns void
language sql
as $$
	select set_config('demo.clock', (date_trunc('second', at)
		at time zone desk.setting_text('club', 'zone'))::text, true);
$$;

-- A venue does not move: its zone is taken on the first run only.
update desk.setting s
set value = wanted.zone
from (select nullif(current_setting('opsdesk.demo_zone', true), '') as zone)
	as wanted
where s.system = 'club' and s.key = 'zone'
  and now() at time zone wanted.zone is not null
  and not exists (select from desk.demo_day);

-- What this run is about, as functions without arguments: constants to every
-- query, so that they cost nothing in a million rows.  now() and today() are
-- the club's; the moment is everybody's.
do $$
declare
	said_day date := nullif(current_setting('opsdesk.demo_date', true),
		'')::date;
	said_scale integer := nullif(current_setting('opsdesk.demo_scale',
		true), '')::integer;
	said_seed integer := nullif(current_setting('opsdesk.demo_seed',
		true), '')::integer;
	zone text := (select s.value from desk.setting s
		where s.system = 'club' and s.key = 'zone');
	now timestamptz := date_trunc('second', case
		when said_day is null then desk.clock()
		else (said_day + time '14:07') at time zone zone end);
	fill desk.demo_fill;
begin
	insert into desk.demo_fill (scale, seed, began)
	values (coalesce(said_scale, 1), coalesce(said_seed, 1),
		coalesce((select min(d.day) + 1 from desk.demo_day d),
			(now at time zone zone)::date))
	on conflict do nothing;
	select * into strict fill from desk.demo_fill;
	if said_scale <> fill.scale or said_seed <> fill.seed then
		raise exception 'this database was filled at scale % with '
			'seed %; another one needs an empty database',
			fill.scale, fill.seed
			using errcode = 'object_not_in_prerequisite_state';
	end if;
	execute format('create function demo.scale() returns integer '
		'language sql immutable return %s', fill.scale);
	execute format('create function demo.seed() returns integer '
		'language sql immutable return %s', fill.seed);
	execute format('create function demo.began() returns date '
		'language sql immutable return date %L', fill.began);
	execute format('create function demo.moment() returns timestamptz '
		'language sql immutable return timestamptz %L', now);
	execute format('create function demo.now() returns timestamp '
		'language sql immutable return timestamp %L',
		now at time zone zone);
	execute format('create function demo.today() returns date '
		'language sql immutable return date %L',
		(now at time zone zone)::date);
end
$$;

-- As many as this at scale 1.
create function demo.times(many integer) returns integer
language sql immutable
return many * demo.scale();

-- 0 to below, the same for the same key everywhere and for ever.
create function demo.roll(key text, below integer) returns integer
language sql immutable
return ('x' || substr(md5(case when demo.seed() = 1 then ''
	else demo.seed()::text end || key), 1, 7))::bit(28)::integer % below;

-- The member of a list that a key falls on.
create function demo.one_of(key text, list text[]) returns text
language sql immutable
return list[1 + demo.roll(key, cardinality(list))];

-- The same for a number, where a million are thrown: `what` tells the throws
-- for one number apart.
create function demo.dice(n bigint, what text, below integer) returns integer
language sql immutable
return ((hashint8extended(n, hashtextextended(what collate "C",
	demo.seed())) & 9223372036854775807) % below)::integer;

create function demo.pick(n bigint, what text, list text[]) returns text
language sql immutable
return list[1 + demo.dice(n, what, cardinality(list))];

-- Open day and night, so that the club is busy whatever the clock says.
update desk.setting
set value = (
	select jsonb_object_agg(dow, jsonb_build_array('00:00', '24:00'))::text
	from generate_series(0, 6) dow)
where system = 'club' and key = 'hours'
  and not exists (select from desk.demo_day);

reset role;
