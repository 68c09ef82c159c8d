-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration club: what its files share, and where and when it is.
--
-- The files run in the order of their names, each in a transaction of its
-- own, as an administrator.  They may run at any time and as often as one
-- likes: a day that is filled stays as it is, days that are missing are
-- filled, and the day that has become today is brought to life.  Values come
-- from hashes of (day, key), so that two machines show the same club; what
-- people have changed by hand is left alone.

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

-- 0 to below, the same for the same key everywhere and for ever.
create function demo.roll(key text, below integer) returns integer
language sql immutable
return ('x' || substr(md5(key), 1, 7))::bit(28)::integer % below;

-- The member of a list that a key falls on.
create function demo.one_of(key text, list text[]) returns text
language sql immutable
return list[1 + demo.roll(key, cardinality(list))];

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

-- Open day and night, so that the club is busy whatever the clock says.
update desk.setting
set value = (
	select jsonb_object_agg(dow, jsonb_build_array('00:00', '24:00'))::text
	from generate_series(0, 6) dow)
where system = 'club' and key = 'hours'
  and not exists (select from desk.demo_day);

reset role;
