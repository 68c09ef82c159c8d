-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration club tomorrow at the same time: a closure, a block and
-- yesterday's bookings stand where the scene is meant to be.
begin;
\ir demo.psql
select no_plan();

set test.now = '2026-11-21 14:07:00-08';
\o /dev/null
:fill
\o
set test.now = '2026-11-22 14:10:00-08';
select lives_ok(:'fill', 'the scene finds its places on the next day');
select is_empty('select t.overlaps()', 'and nothing stands on anything else');
select is(count(distinct status)::int, 11, 'with every state there is')
from club.booking_requests
where request_date = '2026-11-22';
select * from finish();
rollback;
