-- SPDX-License-Identifier: GPL-3.0-or-later
-- The numbers of domain.md 1.3 to 1.8 that a manager changes, by name, with
-- what they may be: settings, what a rental costs (rate.STANDARD.adult.regular),
-- an upgrade (upgrade.LOCKER.DOUBLE) and lateness (lateness.30.minor).

set role desk_owner;

create or replace view desk.counter_setting as
select s.key as name, f.kind, f.low, f.high, f.words, s.value, f.n::integer
from (values
	(1, 'lanes', 'count', 1, 12, 'lanes at the desk'),
	(2, 'membership_fee_minor', 'money', 0, 1000000,
		'membership for one visit'),
	(3, 'six_month_minor', 'money', 0, 1000000, 'six-month membership'),
	(4, 'two_hours_minor', 'money', 0, 1000000, 'last two hours'),
	-- nobody under age comes in, whatever a manager thinks
	(5, 'lowest_age', 'count', 18, 120, 'lowest age'),
	(6, 'hours_cap', 'hours', 6, 48, 'hours of a visit at most'),
	(7, 'renewal_window_minutes', 'minutes', 1, 1440,
		'renewal: minutes before and after the end'),
	(8, 'offer_minutes', 'minutes', 1, 240, 'offer made by staff'),
	(9, 'auto_offer_minutes', 'minutes', 1, 240,
		'offer of a room that turns clean'),
	(10, 'claim_minutes', 'minutes', 1, 2, 'claim of a checkout'),
	(11, 'soon_minutes', 'minutes', 1, 240, 'a stay ends soon'),
	(12, 'checkout_window_minutes', 'minutes', 0, 1440,
		'check-out before the end')
) as f (n, name, kind, low, high, words)
join desk.setting s on s.system = 'counter' and s.key = f.name
union all
select concat_ws('.', 'rate', r.rental, case when r.youth then 'youth'
		else 'adult' end, p.period), 'money', 0, 1000000,
	format('%s, %s, %s', desk.counter_rental_words(r.rental), case
		when r.youth then '18 to 24' else '25 and over' end, p.words),
	p.minor::text, 100
from desk.counter_rate r
cross join lateral (values
	('discount', 'weekdays 8 to 16', r.discount_minor),
	('regular', 'weekdays', r.regular_minor),
	('weekend', 'weekend', r.weekend_minor)) as p (period, words, minor)
union all
select concat_ws('.', 'upgrade', u.from_tier, u.to_tier), 'money', 0, 1000000,
	format('upgrade %s to %s', u.from_tier, u.to_tier), u.minor::text, 200
from desk.counter_upgrade u
union all
select concat_ws('.', 'lateness', l.from_minutes, p.part), p.kind, 0, p.high,
	format('%s from %s minutes over', p.words, l.from_minutes),
	p.value::text, 300
from desk.counter_lateness l
cross join lateral (values ('minor', 'money', 1000000, 'fee', l.minor),
	('ban_days', 'days', 3650, 'days of ban', l.ban_days))
	as p (part, kind, high, words, value);

revoke all on desk.counter_setting from public;

reset role;
