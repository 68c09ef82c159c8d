-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration club on its first day: busy, honest, and laid once.
begin;
\ir demo.psql
select no_plan();

set test.now = '2026-11-21 14:07:00-08';
\o /dev/null
:fill
\o

create view t.booking as
select b.*, b.request_date + b.start_time as starts,
	upper(desk.during(b.request_date, b.start_time, b.end_time)) as ends,
	desk.booking_owed(b.id) as owed
from club.booking_requests b;
create view t.today as
select * from t.booking where request_date = '2026-11-21';

-- Honest: nobody in two places, nothing but what the rules allow.
select is_empty('select * from t.overlaps()', 'nobody is in two places');
select is_empty('select * from desk.occupancy_verify()',
	'occupancy says what the bookings say');
select is_empty('select * from desk.integrity_issue',
	'no fact overlaps another');
select is_empty($$ select h.id from t.held h
	join desk.occupancy_expected o on o.lane = 'resource'
		and o.key = h.resource_id::text and o.claim <> h.id
		and o.during && tsrange(h.starts, h.ends) $$,
	'no booking stands under a block, a closure or an import');
select is_empty($$ select b.id from t.booking b
	where b.status in ('attended', 'checked_in') and b.session_id is null $$,
	'whoever came has a session');
select is_empty($$ select id from t.booking
	where status = 'attended' and owed > 0 $$,
	'whoever played has paid');

-- Lively: all that somebody at a desk meets.
select set_eq('select status from t.today', array['pending',
	'pending_approval', 'approved', 'confirmed', 'declined', 'cancelled',
	'cancellation_pending', 'checked_in', 'attended', 'no_show', 'expired'],
	'each of the eleven states is there today');
select results_eq($$ select starts, status::text, owed from t.today
	where status in ('approved', 'confirmed')
	  and starts < '2026-11-21 14:07' $$,
	$$ values ('2026-11-21 13:30'::timestamp, 'confirmed', 2500) $$,
	'one party is late, and owes for its guest');
select is_empty($$ select n from generate_series('2026-11-21'::timestamp,
		'2026-11-22', '1 minute') n
	where (demo.late_start(n) between n - interval '40 minutes'
		and n - interval '20 minutes') is not true $$,
	'late by 20 to 40 minutes, at whatever minute it is begun');
select ok(p.remaining > 0, 'whom a pass of the owner''s would cover')
from t.today b, lateral desk.passes_now(b.user_id, '2026-11-21 14:07') p
where b.status = 'confirmed' and b.starts = '2026-11-21 13:30';
select is(array_agg(owed), '{2500}', 'one who plays owes money')
from t.today where status = 'checked_in' and owed > 0;
select cmp_ok(count(*), '>=', 2::bigint, 'requests wait in the coming hours')
from t.today
where status in ('pending', 'pending_approval')
  and starts between '2026-11-21 14:07' and '2026-11-21 20:07';
select ok(exists (select from t.today b
	join t.today c using (resource_id)
	where b.ends = c.starts and extract(minute from b.ends) = 5
	  and b.status = 'approved' and c.status = 'approved'),
	'two bookings share a half hour');
select ok(exists (select from t.booking b
	where b.ends::date > b.starts::date and b.ends::time > '00:00'
	  and b.request_date = '2026-11-20'),
	'one reached over midnight');
select cmp_ok(max(n), '>=', 9::bigint, 'a meeting has many heads')
from (select count(*) as n from t.today b
	join club.resources r on r.id = b.resource_id
		and r.type = 'conference_room'
	join club.booking_participants p using (session_id)
	where b.status = 'checked_in'
	group by b.id) x;
select is(count(*), 1::bigint, 'a non-member bought a day pass and came')
from t.today b
join club.day_pass_purchases d on d.booking_id = b.id
where b.user_id is null and b.status = 'attended' and d.status = 'redeemed';
select is(array_agg(status::text), '{unmatched}', 'an import knows no member')
from club.trackman_unmatched_bookings;
select is(count(*), 1::bigint, 'nor does a booking that Trackman made')
from t.today where is_unmatched;
select is(count(*), 1::bigint, 'a lesson is known to Trackman alone')
from club.trackman_bay_slots s
where s.status = 'booked' and s.slot_date = '2026-11-21'
  and s.trackman_booking_id not in (
	select trackman_booking_id from t.booking
		where trackman_booking_id is not null
	union select trackman_booking_id from club.trackman_unmatched_bookings);
select is(count(*), 1::bigint, 'maintenance blocked a bay')
from club.availability_blocks
where block_date = '2026-11-21' and block_type = 'maintenance';
select results_eq('select closure_date, affected_areas::text
	from club.facility_closures',
	$$ select '2026-11-22'::date, 'bay_' || id from club.resources
		where name = 'Simulator Bay 3' $$, 'a bay closes tomorrow');
select set_eq($$ select a ->> 'kind' from jsonb_array_elements(t.as('desk1',
	'(select jsonb_agg(a) from desk.grid_alerts(''2026-11-21'') a)')) a
	where a ->> 'kind' <> 'free' $$,
	array['late', 'request', 'unmatched'],
	'the alerts of the first picture');

-- A day's debts are summed up without looking at those who owe nothing: they
-- are what each head owes all the same.
select isnt(count(*), 0::bigint, 'some owe')
from desk.bookings_owed(array(select id from t.booking));
select is_empty($$ select booking_id, o.owed_minor, f.owed
	from desk.bookings_owed(array(select id from t.booking)) o
	full join (
		select f.booking_id, sum(f.owed) as owed
		from desk.booking_fees(array(select id from t.booking)) f
		group by f.booking_id having sum(f.owed) > 0) f
		using (booking_id)
	where o.owed_minor is distinct from f.owed $$, 'what their heads owe');

-- Dense: each bay each day, evenings more than nights.
select set_eq('select distinct request_date from t.booking',
	$$ select generate_series('2026-11-20'::date, '2026-11-28',
		interval '1 day')::date $$, 'from yesterday to next week');
select is_empty($$ select day::date, r.id
	from generate_series('2026-11-21'::date, '2026-11-28', '1 day') day,
		club.resources r
	where r.type = 'simulator' and (select count(*) from t.held h
		where h.resource_id = r.id and h.starts::date = day) < 3 $$,
	'no bay is empty on any day');
select cmp_ok((select count(*) from t.held where starts::time >= '17:00'), '>',
	2 * (select count(*) from t.held where starts::time < '06:00'),
	'evenings are fuller than nights');
select cmp_ok(count(*), '>=', 400::bigint, 'hundreds of members')
from club.users;
select ok(bool_and(name = desk.clean_text(name, 200, 'A name')),
	'with names that can be shown') from club.users;
select ok(exists (select from club.users where name ~ '[一-龥]'),
	'some of them in wide characters');
select ok(exists (select from club.users where length(name) > 50),
	'one of them long');
select cmp_ok(count(*), '>', 50::bigint, 'passes are used in part')
from club.guest_passes where used_passes between 1 and total_passes - 1;

-- On record: who asked, who approved, who let them in; money by the book.
select is_empty($$ select b.id from t.booking b where not exists (
	select from club.admin_audit_log a
	where a.resource_type = 'booking' and a.resource_id = b.id::text
	  and a.action = 'create_booking') $$, 'every booking was asked for');
select is_empty($$ select b.id, b.status, l.action
	from t.booking b,
		lateral desk.last_action('booking', b.id::text) l
	where l.at > '2026-11-21 14:07' or (b.status, l.action) not in (
		('pending', 'create_booking'),
		('pending_approval', 'create_booking'),
		('approved', 'create_booking'), ('approved', 'approve_booking'),
		('confirmed', 'create_booking'), ('confirmed', 'approve_booking'),
		('declined', 'decline_booking'), ('cancelled', 'cancel_booking'),
		('cancellation_pending', 'cancel_booking'),
		('checked_in', 'check_in_booking'),
		('checked_in', 'add_guest_to_booking'),
		('attended', 'mark_attended'), ('no_show', 'mark_no_show'),
		('expired', 'expire_booking')) $$,
	'and its last action is what made it what it is, before now');
select is_empty($$ select a.id from club.admin_audit_log a
	join club.admin_audit_log b on b.resource_type = a.resource_type
		and b.resource_id = a.resource_id and b.id > a.id
		and b.created_at < a.created_at $$,
	'what happened later stands later');
select is_empty($$ select b.id from t.booking b
	left join club.booking_fee_snapshots s on s.booking_id = b.id
		and s.status = 'pending'
	where b.session_id is not null
	  and b.status in ('approved', 'confirmed', 'checked_in')
	  and b.owed <> coalesce(s.total_cents, 0) $$,
	'a snapshot says what is owed');
select is_empty($$ select p.id from t.today b
	join club.booking_participants p using (session_id)
	where p.payment_status in ('paid', 'waived') and not exists (
		select from club.booking_payment_audit a
		where a.participant_id = p.id
		  and a.new_status = p.payment_status) $$,
	'every payment is on record');
select set_eq($$ select b.id from t.booking b
	where b.status in ('checked_in', 'attended') $$,
	$$ select b.id from t.booking b join club.usage_ledger l
		using (session_id) $$, 'who played used up minutes');

-- Laid once, and the clock is the true one again.
select t.everything() as before \gset
\o /dev/null
:fill
\o
select is(t.everything(), :'before', 'a second run changes nothing');
set test.now = '2026-11-21 14:08:00-08';
select is(desk.local_now('club')::text, '2026-11-21 14:08:00',
	'the clock runs on');

-- Staff sign in by roles of their own, in the right group.
select is(t.as(s.login, '(select w.role from desk.whoami() w)') #>> '{}',
	s.role, s.login || ' is ' || s.role)
from demo.staff() s;
select is(rolpassword, null, login || ' has no password yet')
from demo.staff() s join pg_authid a on a.rolname = s.login;

select * from finish();
rollback;
