-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration club on the days after: topped up and brought to life,
-- with what people did by hand left alone.
begin;
\ir demo.psql
select no_plan();

set test.now = '2026-11-21 14:07:00-08';
\o /dev/null
:fill
\o

-- By hand, all in the way of tomorrow's scene at 23:40: one booked, one moved
-- there, one cancelled, one with a guest more, one that the club's own
-- application changed.
create table t.mine (what text, booking integer, was text);
create function t.tomorrow(nth integer) returns integer
language sql
as $$
	select id from club.booking_requests
	where request_date = '2026-11-22' and status = 'approved'
	  and resource_id in (select id from club.resources
		where type = 'simulator')
	order by start_time desc, id
	offset nth limit 1
$$;
create function t.write(call text, variadic args text[]) returns jsonb
language sql
as $$
	select t.as('desk1', format('desk.' || call, variadic args));
$$;

insert into t.mine (what, booking)
select 'booked', (t.write('booking_book(gen_random_uuid(), %s, %L, 30, %L, '
	'null, 1, ''[]'', null, ''none'', null, false, ''phone'')',
	r.id::text, s::text, u.id) ->> 'booking')::int
from (select x.id from club.users x
	where x.membership_status = 'active'
	  and not exists (select from t.plays p where p.who = x.id)
	order by x.id limit 1) u,
	lateral (select r.id, s
		from club.resources r, generate_series(
			timestamp '2026-11-22 18:00', '2026-11-22 23:00',
			'30 min') s
		where r.type = 'simulator' and not exists (
			select from desk.occupancy o
			where o.lane_id = desk.lane_id('resource', r.id::text)
			  and o.during && tsrange(s, s + interval '30 min'))
		order by s desc limit 1) as r (id, s);
insert into t.mine (what, booking)
values ('moved', t.tomorrow(2)), ('cancelled', t.tomorrow(3)),
	('with a guest', t.tomorrow(4)), ('noted', t.tomorrow(5));
select is(t.write('booking_move(gen_random_uuid(), %L, %s, %s, '
	'''2026-11-26 04:00'', 60, ''phone'')',
	desk.booking_version(booking), booking::text, (
		select r.id::text from club.resources r
		where r.type = 'simulator' and not exists (
			select from t.held h where h.resource_id = r.id
			  and (h.starts, h.ends) overlaps (timestamp
				'2026-11-26 04:00', interval '6 hours'))
		limit 1)) ->> 'ok', 'true', 'somebody moves a booking')
from t.mine where what = 'moved';
select is(t.write('booking_cancel(gen_random_uuid(), %2$L, '
	'%1$s, ''ill'', ''phone'')', booking::text,
	desk.booking_version(booking)) ->> 'ok', 'true',
	'somebody cancels one')
from t.mine where what = 'cancelled';
select is(t.write('roster_change(gen_random_uuid(), %2$L, '
	'%1$s, null, ''[{"guest":"Mo Lee"}]'', ''[]'', null)',
	booking::text, desk.booking_version(booking)) ->> 'ok', 'true',
	'somebody adds a guest')
from t.mine where what = 'with a guest';
savepoint another_writer;
update club.booking_requests b set notes = 'by the application'
from t.mine m where b.id = m.booking and m.what = 'noted';
release another_writer;
update t.mine set was = (select b::text from club.booking_requests b
	where b.id = booking);
select isnt(was, null, what || ' by hand') from t.mine;
update club.users set name = 'Ren Amed' where id = (
	select id from club.users order by id limit 1);
delete from club.guests g where not exists (
	select from club.booking_participants p where p.guest_id = g.id);
select count(*) as people, sum(hashtext(u::text)) as names
from club.users u \gset
select max(id) as guest from club.guests where email is not null \gset

-- The next day, late in the evening.
set test.now = '2026-11-22 23:40:00-08';
\o /dev/null
:fill
\o
select is(b::text, m.was, m.what || ' by hand, it stays as it was')
from t.mine m join club.booking_requests b on b.id = m.booking;
select is((count(*), sum(hashtext(u::text)))::text,
	format('(%s,%s)', :people, :names), 'so do the people')
from club.users u;
select is_empty('select * from club.guests where email is not null and id > '
	|| :'guest', 'guests who were removed do not come back');
select is_empty('select * from t.overlaps()', 'nobody is in two places');
select is_empty('select * from desk.occupancy_verify()',
	'occupancy says what the bookings say');
select set_eq($$ select distinct b.status from club.booking_requests b
	where b.request_date + b.start_time
		between '2026-11-22 18:00' and '2026-11-23 06:00' $$,
	array['pending', 'pending_approval', 'approved', 'confirmed',
	'declined', 'cancelled', 'cancellation_pending', 'checked_in',
	'attended', 'no_show', 'expired'], 'all eleven states around midnight');
select cmp_ok(count(*), '<=', 1::bigint,
	'but for a scene in the way of people, one party is late')
from t.held h
where h.status in ('approved', 'confirmed')
  and '2026-11-22 23:29' between h.starts and h.ends
  and h.id not in (select booking from t.mine);
select is_empty($$ select h.id, h.status from t.held h
	where h.ends < '2026-11-22 14:00'
	  and h.status not in ('attended', 'no_show')
	  and h.id not in (select booking from t.mine)
	  and not exists (select from club.booking_requests b
		where b.id = h.id and b.is_unmatched) $$,
	'what was to come yesterday and today has come');
select is(max(request_date), '2026-11-29'::date, 'a week ahead is there again')
from club.booking_requests;
select results_eq('select count(*), count(lively_at) from desk.demo_day',
	'values (10::bigint, 2::bigint)', 'ten days, two of them lived');

-- Ten days nobody looked.
set test.now = '2026-12-03 08:00:00-08';
\o /dev/null
:fill
\o
select is_empty('select * from t.overlaps()', 'nobody is in two places');
select is_empty('select * from desk.occupancy_verify()',
	'occupancy says what the bookings say');
select set_has('select distinct request_date from club.booking_requests',
	$$ select generate_series('2026-12-02'::date, '2026-12-10',
		interval '1 day')::date $$, 'every day around is filled');
select set_eq($$ select status::text from club.trackman_unmatched_bookings
	where booking_date < '2026-12-01' $$, array['dismissed'],
	'imports of old are no alarm');

select * from finish();
rollback;
