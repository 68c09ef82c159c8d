-- SPDX-License-Identifier: GPL-3.0-or-later
-- The quote of a check-in or renewal (domain.md 1.5), as price_quote_json and
-- quote_json keep it: dollars, lines, and that nothing is given back. choice is
-- membership_choice; hours is renewal_hours, of which 2 cost the same for
-- everybody.

set role desk_owner;

create or replace function desk.counter_quote(rental counter.rental_type,
	at timestamptz, dob date, card text, valid_until date,
	choice text default null, hours integer default null) returns jsonb
language sql stable
as $$
	with visit as (
		select l.local, desk.counter_age(dob, l.local::date) as years
		from (select at at time zone
			desk.setting_text('counter', 'zone')) l (local)
	), line as (
		select 1 as position, 'rental' as kind,
			case when hours = 2 then 'Two more hours'
				else desk.counter_rental_words(rental)
				end as words,
			case when hours = 2 then desk.setting_int('counter',
					'two_hours_minor')
				else desk.counter_rental_minor(rental, v.years,
					v.local) end as minor
		from visit v
		union all
		select 2, 'membership', 'Six-month membership',
			desk.setting_int('counter', 'six_month_minor')
		where choice = 'SIX_MONTH'
		union all
		select 2, 'membership', 'Membership fee',
			desk.counter_membership_minor(v.years, card,
				valid_until, v.local::date)
		from visit v
		where choice is distinct from 'SIX_MONTH'
	)
	select jsonb_build_object(
		'rentalFee', desk.dollars(sum(l.minor)
			filter (where l.kind = 'rental')),
		'membershipFee', desk.dollars(sum(l.minor)
			filter (where l.kind = 'membership')),
		'total', desk.dollars(sum(l.minor)),
		'lineItems', jsonb_agg(jsonb_build_object('description',
			l.words, 'amount', desk.dollars(l.minor))
			order by l.position)
			filter (where l.minor > 0 or l.kind = 'rental'),
		'messages', jsonb_build_array('No refunds'))
	from line l;
$$;

revoke all on function desk.counter_quote(
	counter.rental_type, timestamptz, date,
	text, date, text, integer)
	from public;

reset role;
