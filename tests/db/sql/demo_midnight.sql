-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration club begun just after midnight, in a zone that is told,
-- also on the day of the year that lacks an hour.
begin;
\ir demo.psql
select no_plan();
set opsdesk.demo_zone = 'Europe/Berlin';

savepoint clocks_change;
set test.now = '2026-03-29 00:10:00+01';
\o /dev/null
:fill
\o
select is_empty('select * from t.overlaps()', 'nobody is in two places');
select is_empty($$ select b.id from club.booking_requests b
	where b.request_date = '2026-03-29'
	  and (b.start_time >= '02:00' and b.start_time < '03:00'
		or b.end_time >= '02:00' and b.end_time < '03:00') $$,
	'nothing begins or ends in the hour that is not');
rollback to clocks_change;

set test.now = '2026-03-28 00:10:00+01';
\o /dev/null
:fill
\o
select is(desk.setting_text('club', 'zone'), 'Europe/Berlin',
	'the club is where it was told to be');
select is_empty('select * from t.overlaps()', 'nobody is in two places');
select is_empty('select * from desk.occupancy_verify()',
	'occupancy says what the bookings say');
select set_eq($$ select distinct b.status from club.booking_requests b
	where b.request_date + b.start_time
		between '2026-03-27 21:30' and '2026-03-28 06:00' $$,
	array['pending', 'pending_approval', 'approved', 'confirmed',
	'declined', 'cancelled', 'cancellation_pending', 'checked_in',
	'attended', 'no_show', 'expired'], 'all eleven states around midnight');
select is(array_agg(starts), array['2026-03-27 23:30'::timestamp],
	'the late party is yesterday''s')
from t.held
where status in ('approved', 'confirmed')
  and starts between '2026-03-27 23:00' and '2026-03-28 00:00';

-- A venue does not move.
set opsdesk.demo_zone = 'Asia/Tokyo';
\o /dev/null
:fill
\o
select is(desk.setting_text('club', 'zone'), 'Europe/Berlin',
	'another zone comes too late');
select * from finish();
rollback;
