-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the counter charges, worked out by hand from domain.md 1.5 and 1.8.
begin;
\ir fixture.psql
select no_plan();

-- The hours of the week.  16 November 2026 is a Monday.
select is(desk.counter_period(at::timestamp), period, at)
from (values
	('2026-11-16 07:59:59', 'weekend'), ('2026-11-16 08:00', 'discount'),
	('2026-11-16 12:00', 'discount'), ('2026-11-16 16:00', 'discount'),
	('2026-11-16 16:00:01', 'regular'), ('2026-11-17 07:59', 'regular'),
	('2026-11-17 08:00', 'discount'), ('2026-11-20 07:59', 'regular'),
	('2026-11-20 16:00', 'discount'), ('2026-11-20 16:00:01', 'weekend'),
	('2026-11-20 23:30', 'weekend'), ('2026-11-21 12:00', 'weekend'),
	('2026-11-22 12:00', 'weekend'), ('2026-11-19 23:00', 'regular')
) as v (at, period);

-- Rentals: age × hour.  Ages: 24 and 25 are the edge, null is unknown.
select is(desk.counter_rental_minor(rental::counter.rental_type, years,
	at::timestamp), minor,
	format('%s at %s, age %s', rental, at, coalesce(years::text, '?')))
from (values
	('STANDARD', '2026-11-16 08:00', array[2700, 2700, 3000]),
	('DOUBLE', '2026-11-16 16:00', array[3700, 3700, 5000]),
	('SPECIAL', '2026-11-16 12:00', array[4700, 4700, 5000]),
	('LOCKER', '2026-11-16 12:00', array[1600, 1600, 0]),
	('GYM_LOCKER', '2026-11-16 12:00', array[0, 0, 0]),
	('STANDARD', '2026-11-17 20:00', array[3000, 3000, 3000]),
	('DOUBLE', '2026-11-17 20:00', array[4000, 4000, 5000]),
	('SPECIAL', '2026-11-17 20:00', array[5000, 5000, 5000]),
	('LOCKER', '2026-11-17 20:00', array[1900, 1900, 700]),
	('GYM_LOCKER', '2026-11-17 20:00', array[0, 0, 0]),
	('STANDARD', '2026-11-21 14:05', array[3000, 3000, 3000]),
	('DOUBLE', '2026-11-21 14:05', array[4000, 4000, 5000]),
	('SPECIAL', '2026-11-22 14:05', array[5000, 5000, 5000]),
	('LOCKER', '2026-11-20 16:01', array[2400, 2400, 700]),
	('LOCKER', '2026-11-20 16:00', array[1600, 1600, 0]),
	('LOCKER', '2026-11-16 07:59', array[2400, 2400, 700])
) as v (rental, at, minors),
	unnest(array[25, null, 24], v.minors) as x (years, minor);

-- Membership.
select is(desk.counter_membership_minor(years, card, until::date,
	'2026-11-21'), minor, words)
from (values
	(25, null, null, 1300, 'no card'), (24, null, null, 0, 'young'),
	(null, null, null, 1300, 'of an unknown age'),
	(40, 'NONE', '2027-01-01', 1300, 'a card that is none'),
	(40, 'SIX_MONTH', '2026-11-22', 0, 'a card until tomorrow'),
	(40, 'SIX_MONTH', '2026-11-21', 0, 'a card to the end of today'),
	(40, 'SIX_MONTH', '2026-11-20', 1300, 'a card until yesterday'),
	(40, 'SIX_MONTH', null, 1300, 'a card without an end'),
	(null, 'SIX_MONTH', '2026-11-21', 0, 'a card of an unknown age')
) as v (years, card, until, minor, words);

-- Ages change on the birthday.
select is(desk.counter_age(dob::date, '2026-11-21'), years, dob)
from (values ('2001-11-21', 25), ('2001-11-22', 24), ('2008-11-21', 18),
	('2000-02-29', 26)) as v (dob, years);
select is(desk.counter_age(null, '2026-11-21'), null, 'unknown stays unknown');

-- Quotes as they are kept.  14:05 at the venue on a Saturday.
select is(desk.counter_quote('STANDARD', '2026-11-21 14:05-08', '1991-03-02',
	'NONE', null), '{"rentalFee": 30.00, "membershipFee": 13.00,
	"total": 43.00, "lineItems": [
		{"description": "Standard room", "amount": 30.00},
		{"description": "Membership fee", "amount": 13.00}],
	"messages": ["No refunds"]}'::jsonb, 'a room and the fee');
select is(desk.counter_quote('STANDARD', '2026-11-21 14:05-08', '1965-03-02',
	'SIX_MONTH', '2027-01-01'), '{"rentalFee": 30.00,
	"membershipFee": 0.00, "total": 30.00, "lineItems": [
		{"description": "Standard room", "amount": 30.00}],
	"messages": ["No refunds"]}'::jsonb, 'a member pays the room');
select is(desk.counter_quote('LOCKER', '2026-11-18 10:00-08', '2004-01-01',
	null, null), '{"rentalFee": 0.00, "membershipFee": 0.00,
	"total": 0.00, "lineItems": [
		{"description": "Locker", "amount": 0.00}],
	"messages": ["No refunds"]}'::jsonb,
	'what is for nothing is a line all the same');
create function t.total(rental text, at timestamptz, dob date,
	card text default null, until date default null,
	choice text default null, hours integer default null) returns text
language sql
as $$ select desk.counter_quote(rental::counter.rental_type, at, dob, card,
	until, choice, hours) ->> 'total' $$;
select is(t.total('LOCKER', '2026-11-21 14:05-08', '1990-01-01',
	choice => 'SIX_MONTH'), '67.00', 'six months instead of the fee');
select is(t.total('LOCKER', '2026-11-21 14:05-08', '2004-01-01',
	choice => 'SIX_MONTH'), '50.00', 'and for the young, who want it');
select is(t.total('SPECIAL', '2026-11-18 10:00-08', '1990-01-01',
	choice => 'ONE_TIME'), '60.00', 'once is once');
select is(t.total('SPECIAL', '2026-11-18 10:00-08', '1990-01-01',
	hours => 2), '33.00', 'two hours cost the same in any room');
select is(t.total('LOCKER', '2026-11-18 10:00-08', '2004-01-01',
	hours => 2), '20.00', 'at any age');
select is(t.total('DOUBLE', '2026-11-18 10:00-08', '1990-01-01',
	'SIX_MONTH', '2026-11-18', hours => 6), '37.00',
	'six hours cost the whole price');
-- The wall clock of the venue decides, not the caller's.
set local timezone = 'Asia/Tokyo';
select is(t.total('LOCKER', '2026-11-21 00:30+00', '1990-01-01'), '37.00',
	'half past four on Friday at the venue is the weekend');
select is(t.total('LOCKER', '2026-11-20 23:59+00', '1990-01-01'), '29.00',
	'a minute to four is not');
reset timezone;

-- Upgrades, for every pair.
select is(desk.counter_upgrade_minor(f, x), (select v.minor from (values
	('LOCKER', 'STANDARD', 800), ('LOCKER', 'DOUBLE', 1700),
	('LOCKER', 'SPECIAL', 2700), ('GYM_LOCKER', 'STANDARD', 800),
	('GYM_LOCKER', 'DOUBLE', 1700), ('GYM_LOCKER', 'SPECIAL', 2700),
	('STANDARD', 'DOUBLE', 900), ('STANDARD', 'SPECIAL', 1900),
	('DOUBLE', 'SPECIAL', 900)) as v (f, x, minor)
	where v.f = p.f::text and v.x = p.x::text),
	format('%s to %s', f, x))
from (select f, x from unnest(enum_range(null::counter.rental_type)) f,
	unnest(enum_range(null::counter.rental_type)) x) p;

-- Lateness.
select is(desk.counter_late_minutes('2026-11-21 13:15-08', at), minutes,
	at::text)
from (values
	('2026-11-21 13:15-08'::timestamptz, 0), ('2026-11-21 12:00-08', 0),
	('2026-11-21 13:15:59-08', 0), ('2026-11-21 13:16-08', 1),
	('2026-11-21 14:07-08', 52), ('2026-11-22 13:15-08', 1440)
) as v (at, minutes);
select is(l.minor, v.minor, minutes || ' minutes cost')
from (values (0, 0, 0), (29, 0, 0), (30, 1500, 0), (59, 1500, 0),
	(60, 3500, 0), (89, 3500, 0), (90, 3500, 30), (100000, 3500, 30)
) as v (minutes, minor, days), desk.counter_late_fee(v.minutes) l;
select is(l.ban_days, v.days, minutes || ' minutes ban')
from (values (0, 0), (89, 0), (90, 30), (100000, 30)) as v (minutes, days),
	desk.counter_late_fee(v.minutes) l;

-- Where a block ends.
select is(desk.counter_block_end(kind::counter.block_type, starts), ends,
	format('%s at %s', kind, starts))
from (values
	('INITIAL', '2026-11-21 14:00-08'::timestamptz,
		'2026-11-21 20:00-08'::timestamptz),
	('INITIAL', '2026-11-21 14:00:01-08', '2026-11-21 20:15-08'),
	('INITIAL', '2026-11-21 14:07-08', '2026-11-21 20:15-08'),
	('INITIAL', '2026-11-21 14:15-08', '2026-11-21 20:15-08'),
	('RENEWAL', '2026-11-21 20:15-08', '2026-11-22 02:15-08'),
	('RENEWAL', '2026-11-21 20:16-08', '2026-11-22 02:30-08'),
	('FINAL2H', '2026-11-22 02:16-08', '2026-11-22 04:16-08'),
	-- the night when an hour comes twice has seven by the wall clock
	('INITIAL', '2026-10-31 23:00-07', '2026-11-01 04:00-08')
) as v (kind, starts, ends);

select * from finish();
rollback;
