-- SPDX-License-Identifier: GPL-3.0-or-later
-- A club to fight over: three bays, forty members, four logins at the front
-- desk, a manager, and the club's own application.  It is Saturday 21 November
-- 2026, 14:07; `set test.now` moves a session's clock.

create or replace function desk.clock() returns timestamptz
language sql volatile
as $$ select coalesce(nullif(current_setting('test.now', true), ''),
	'2026-11-21 14:07:00-08')::timestamptz $$;

do $$
declare
	who text[];
begin
	foreach who slice 1 in array array[['racer0', 'frontdesk'],
		['racer1', 'frontdesk'], ['racer2', 'frontdesk'],
		['racer3', 'frontdesk'], ['racer4', 'manager']]
	loop
		begin
			execute format('create role %I login', who[1]);
		exception when duplicate_object or unique_violation then
			null; -- by another database of the cluster
		end;
		execute format('grant desk_%s to %I', who[2], who[1]);
		insert into desk.staff (login, role_oid, name, email, role,
			desk)
		values (who[1], who[1]::regrole, initcap(who[1]),
			who[1] || '@club.example', who[2], who[1]);
	end loop;
	begin
		create role raceapp login;
	exception when duplicate_object or unique_violation then
		null;
	end;
	grant club_app to raceapp;
end
$$;

update desk.setting set value = (
	select jsonb_object_agg(d, '["00:00", "24:00"]'::jsonb)::text
	from generate_series(0, 6) d)
where system = 'club' and key = 'hours';
-- what one person waives in a day
update desk.staff set waive_limit_minor = 2500;

insert into club.membership_tiers (id, name, slug) values
	(1, 'Core', 'core'), (2, 'VIP', 'vip');
insert into club.tier_feature_values (tier_id, feature_id, value)
select v.tier, f.id, v.value
from (values (1, 'daily_sim_minutes', '60'),
	(1, 'guest_passes_per_month', '4'),
	(2, 'daily_sim_minutes', '999')) as v (tier, key, value)
join club.tier_features f on f.feature_key = v.key;

insert into club.users (id, email, name, tier_id)
select 'm' || n, 'm' || n || '@example.com', 'Member ' || n, 1
from generate_series(1, 40) n;
insert into club.guest_passes (member_email, total_passes, used_passes,
	last_reset_at)
select email, 4, 3, '2026-11-01 03:00' from club.users;

insert into club.resources (id, name, sort_order)
select n, 'Simulator Bay ' || n, n from generate_series(1, 3) n;

-- What was asked and what was answered, for the judges.
create table public.asked (
	id uuid not null,
	kind text not null,
	resource integer,
	starts timestamp,
	minutes integer,
	answer jsonb
);

-- Bookings that hold their place, from the club's own tables alone.
create view public.held as
select b.id, b.resource_id, b.user_id, b.session_id,
	b.request_date + b.start_time as starts,
	b.request_date + b.end_time + case when b.end_time <= b.start_time
		then interval '1 day' else interval '0' end as ends
from club.booking_requests b
where b.status not in ('cancelled', 'declined', 'expired', 'no_show');

create view public.plays as
select distinct h.id, h.starts, h.ends, coalesce(p.user_id, h.user_id) as who
from public.held h
left join club.booking_participants p on p.session_id = h.session_id;

create view public.double_booked as
select a.id, b.id as other
from public.held a
join public.held b on b.id > a.id and b.resource_id = a.resource_id
	and (a.starts, a.ends) overlaps (b.starts, b.ends)
union all
select x.id, y.id
from public.plays x
join public.plays y on y.id > x.id and y.who = x.who
	and (x.starts, x.ends) overlaps (y.starts, y.ends);

-- The judges: no row in any of these.

-- Neither done nor refused by a name and a sentence; a clash names its holder.
create view public.answered_with_nothing as
select answer from public.asked
where answer ->> 'ok' is distinct from 'true'
  and not (answer ->> 'code' in ('clash', 'stale', 'state')
	and answer ->> 'sentence' <> ''
	and (answer ->> 'code' <> 'clash'
		or answer #>> '{detail,holder,kind}' <> ''));

-- Asked again, and answered otherwise.  What a price is made of is said once.
create view public.answered_otherwise as
select id, jsonb_agg(distinct answer #- '{detail,fees}') as answers
from public.asked
group by id
having count(distinct answer #- '{detail,fees}') > 1;

-- Answered, and kept as something else or not at all.
create view public.kept_otherwise as
select a.id, r.id as request
from (select distinct id, (answer ->> 'ok')::boolean as ok
	from public.asked) a
full join desk.request r on r.id = a.id and r.ok = a.ok
where a.id is null or r.id is null;

-- Done, but not on record exactly once; or on record, but not done.
create view public.recorded_otherwise as
select o.id, l.request, l.rows
from (select distinct id from public.asked
	where answer ->> 'ok' = 'true') o
full join (select details ->> 'request' as request, count(*) as rows
	from club.admin_audit_log
	where details ? 'request'
	group by 1) l on l.request = o.id::text
where l.rows is distinct from 1 or o.id is null;

-- Bookings that nobody answered for, or that nobody recorded.
create view public.booked_otherwise as
select b.id
from club.booking_requests b
where b.origin = 'staff_manual'
  and (not exists (select from public.asked a
		where a.kind = 'book' and a.answer ->> 'ok' = 'true'
		  and a.answer ->> 'booking' = b.id::text)
	or not exists (select from club.admin_audit_log l
		where l.resource_type = 'booking'
		  and l.resource_id = b.id::text
		  and l.action = 'create_booking'))
union all
select (a.answer ->> 'booking')::integer
from public.asked a
where a.kind = 'book' and a.answer ->> 'ok' = 'true'
  and not exists (select from club.booking_requests b
	where b.id::text = a.answer ->> 'booking');

-- Not where and when it was asked for, whatever the session's zone and date
-- style.
create view public.placed_otherwise as
select a.id
from public.asked a
join club.admin_audit_log l on l.details ->> 'request' = a.id::text
where a.kind <> 'cancel'
  and (l.details #>> '{after,starts}', l.details #>> '{after,resource}',
	l.details #>> '{after,minutes}') is distinct from
	(to_char(a.starts, 'YYYY-MM-DD HH24:MI'), a.resource::text,
	a.minutes::text);
