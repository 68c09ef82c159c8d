-- SPDX-License-Identifier: GPL-3.0-or-later
-- Times that cannot be, or are twice: nights when the clocks change, midnight,
-- closed days, and what a caller's settings would make of them (database.md 8,
-- contracts.md "Time and money").
begin;
\ir fixture.psql
select no_plan();

create function t.say(starts text, minutes integer, resource integer default 2)
returns text
language sql
as $$
	select coalesce(o ->> 'sentence', o::text)
	from t.book(resource, starts::timestamp, minutes, 'vip') o
$$;
create function t.hours(day integer, opens text, closes text) returns void
language sql
as $$
	update desk.setting set value = jsonb_set(value::jsonb,
		array[day::text], jsonb_build_array(opens, closes))::text
	where system = 'club' and key = 'hours'
$$;

-- Closed: Mondays, before opening, beyond closing.
select is(t.say('2026-11-23 12:00', 60), 'Closed on Monday', 'a closed day');
select is(t.say('2026-11-22 17:30', 60), 'Open 08:30-18:00 that day',
	'an end after closing time');
select is(t.say('2026-11-22 08:00', 60), 'Open 08:30-18:00 that day',
	'a start before opening time');
select is(t.say('2026-11-21 12:00', 60), '12:00 is past', 'the past');
select is(t.say(at, 60), 'That is not a time to book', 'no time: ' || at)
from unnest(array['infinity', '-infinity', '294276-12-31', '4713-01-01 BC',
	'2026-11-21 BC']) at;
select is(t.say('2026-11-21 18:00', n),
	'A booking lasts 30 to 360 minutes, in steps of 30',
	n || ' minutes are no length')
from unnest(array[-60, -30, 0, 1, 29, 45, 390, 2147483647, -2147483648]) n;
select is(t.say('2026-11-21 18:0' || m, 60),
	'Bookings start every 5 minutes', '18:0' || m || ' is no start')
from unnest(array['1', '0:01', '5:00.000001']) m;

-- Midnight: up to 24:00, and on into the night only from 20:00 to 06:00.
select t.hours(6, '08:30', '24:00');
select is(t.say('2026-11-21 23:30', 30),
	'Booked Bay 2 23:30-24:00 for Important, Vera', 'up to midnight');
select is(t.say('2026-11-21 23:00', 30),
	'Booked Bay 2 23:00-23:30 for Important, Vera', 'right before it');
select is(t.say('2026-11-21 23:00', 60, 3),
	'Important, Vera is in Bay 2 23:00-23:30', 'nobody is twice at once');
select is(t.say('2026-11-21 23:30', 60, 3), 'Open 08:30-24:00 that day',
	'not beyond closing at midnight');
select t.hours(0, '00:00', '24:00');
select is(t.say('2026-11-21 21:00', 240, 3),
	'Important, Vera is in Bay 2 23:00-23:30', 'the night is one range');
select t.book(3, '2026-11-21 22:00', 240, 'mia') as night \gset
select is(:'night'::jsonb ->> 'ok', 'true', 'a night that is open throughout');
select is(t.say('2026-11-22 01:30', 30, 3),
	'García López, María has Bay 3 22:00-02:00',
	'still has its bay after midnight');
select is(t.say('2026-11-22 00:00', 30),
	'Booked Bay 2 Sun 22 Nov 00:00-00:30 for Important, Vera',
	'and ends touch at midnight');

-- Spring skips 02:00-03:00 on 14 March 2027; a Sunday.
select is(t.say(at, n), 'The clocks change: that time does not exist',
	format('%s for %s does not exist', at, n))
from (values ('2027-03-14 02:30', 60), ('2027-03-14 02:00', 30),
	('2027-03-14 02:55', 30), ('2027-03-14 01:30', 60)) x (at, n);
select matches(t.say('2027-03-14 03:00', 60), '^Booked', 'the next hour does');

-- Autumn repeats 01:00-02:00 on 7 November 2027: it is one hour, once.
select matches(t.say('2027-11-07 01:30', 30), '^Booked',
	'the repeated hour is booked');
select matches(t.say('2027-11-07 01:30', 30), ' has Bay 2 01:30-02:00$',
	'once');
set test.now = '2026-11-01 01:40:00-07';
select is(t.say('2026-11-01 01:15', 30), '01:15 is past',
	'the first time round 01:15 is past at 01:40');
select matches(t.say('2026-11-01 01:45', 30), '^Booked', '01:45 is not');
set test.now = '2026-11-01 01:10:00-08';
select matches(t.say('2026-11-01 01:15', 30, 3),
	'is in Bay 2 01:45-02:15$|^Booked',
	'an hour later it is 01:10 again and 01:15 to come');

-- What a caller sets moves no day, no limit and no hour.
set test.now = '2026-11-21 14:07:00-08';
set timezone = 'Pacific/Kiritimati';
set datestyle = 'German, DMY';
set intervalstyle = 'sql_standard';
select is(t.say('2026-11-21 12:00', 60), '12:00 is past',
	'the past is the venue''s');
select is(t.as('frontdesk1', '(select now_local from desk.whoami())'),
	'"2026-11-21T14:07:00"', 'so is now');
select is(t.as('frontdesk1', '(select min(starts) from '
	'desk.grid_range(''2026-11-21''::date, ''2026-11-22''::date))'),
	'"2026-11-21T22:00:00"', 'so are the days of the grid');
reset timezone;
reset datestyle;
reset intervalstyle;

select * from finish();
rollback;
