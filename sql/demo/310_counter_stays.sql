-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration counter's past, as a schedule: each unit has two places a
-- day, twelve hours each, that begin at an hour of its own; a visit has one of
-- them, or a long one both.  So nobody is ever in a unit with somebody else,
-- and a customer's visits are as far apart as there are customers.

set role desk_owner;

-- The house, numbered.
create table demo.counter_unit as
select row_number() over (order by md5(u.number)) - 1 as u, u.*
from (select r.id, r.number::text, 'room' as kind,
		r.type::text::counter.rental_type as rental
	from counter.rooms r
	where r.number between '200' and '262'
	union all
	select l.id, l.number, 'locker', 'LOCKER'
	from counter.lockers l
	where l.number between '001' and '108') u;
alter table demo.counter_unit add primary key (u);

-- A stretch of visits while it is laid.
create unlogged table demo.counter_stay (
	n integer not null,
	customer uuid not null,
	place integer not null,
	customer_name text not null,
	unit uuid not null,
	number text not null,
	kind text not null,
	rental counter.rental_type not null,
	staff uuid not null,
	lane text not null,
	starts timestamptz not null,
	-- of the first block, and of the last
	turns timestamptz not null,
	ends timestamptz not null,
	ended timestamptz not null,
	blocks counter.block_type[] not null,
	late integer not null,
	room_minor integer not null,
	fee_minor integer not null,
	constraint counter_stay_pkey primary key (n)
);

-- How long a visit is, by the room that its place leaves it: twelve hours and
-- more where the unit's other place of the day is empty.
create function demo.counter_blocks(n integer, roomy boolean)
returns counter.block_type[]
language sql immutable
return case
	when roomy and demo.dice(n, 'longest', 12) = 0
		then '{INITIAL,RENEWAL,FINAL2H}'::counter.block_type[]
	when roomy and demo.dice(n, 'long', 6) = 0
		then '{INITIAL,RENEWAL}'::counter.block_type[]
	when demo.dice(n, 'two', 8) = 0
		then '{INITIAL,FINAL2H}'::counter.block_type[]
	else '{INITIAL}'::counter.block_type[] end;

-- Minutes past the end: most leave before it.  Nobody is banned but on their
-- last visit, or they would not have come again.
create function demo.counter_lateness(n integer, people integer)
returns integer
language sql immutable
return case
	when n % 40 = 7 then 30 + demo.dice(n, 'late', 30)
	when n % 40 = 17 then 60 + demo.dice(n, 'late', 30)
	when n % 40 = 27 and n <= people then 90 + demo.dice(n, 'late', 25)
	else demo.dice(n, 'late', 110) - 90 end;

create function demo.counter_lay_out(first bigint, last bigint)
returns void
language sql
as $$
	-- what follows from what is fenced, so that it is computed once
	with p as materialized (
		select demo.people_of('counter') as people, s.value as zone
		from desk.setting s
		where s.system = 'counter' and s.key = 'zone'
	)
	insert into demo.counter_stay
	select v.n, k.id, k.place, k.name, u.id, u.number, u.kind, u.rental,
		(array[md5('counter staff Ana'), md5('counter staff Ben'),
			md5('counter staff Cleo'),
			md5('counter staff Dov')])[1 + v.n % 4]::uuid,
		1 + v.n % 2, e.starts, e.turns, e.ends,
		e.ends + make_interval(mins => l.late), b.blocks,
		greatest(l.late, 0),
		case desk.counter_period(e.local)
			when 'discount' then r.discount_minor
			when 'weekend' then r.weekend_minor
			else r.regular_minor end,
		case when a.years < 25
			or demo.counter_card(k.place) >= e.local::date then 0
			else 1300 end
	from (select n::integer, (n - 1) / demo.counter_per_day() as d,
			((n - 1) % demo.counter_per_day())::integer as k
		from generate_series(first, last) n) v
	cross join p
	cross join lateral (select (v.k * 101 + v.d * 17) % 326 as at) x
	join demo.counter_unit u on u.u = x.at % 163
	join demo.known k on k.system = 'counter'
		and k.place = 1 + (v.n - 1) % p.people
	cross join lateral (select demo.counter_blocks(v.n, x.at < 163
		and (v.k + 163) % 326 >= demo.counter_per_day()) as blocks
		offset 0) b
	cross join lateral (select demo.counter_lateness(v.n, p.people)
		as late) l
	cross join lateral (select demo.counter_day(v.n)
		+ make_interval(hours => (u.u * 7 % 24)::integer
			+ 12 * (x.at / 163)::integer,
			mins => demo.dice(v.n, 'minute', 180)) as local) t
	cross join lateral (select x.starts,
		desk.counter_block_end('INITIAL', x.starts) as turns
		from (select t.local at time zone p.zone as starts) x
		offset 0) s
	cross join lateral (select t.local, s.starts, s.turns, s.turns
		+ interval '6 hours' * (array_position(b.blocks, 'RENEWAL')
			is not null)::integer
		+ interval '2 hours' * (array_position(b.blocks, 'FINAL2H')
			is not null)::integer as ends
		offset 0) e
	cross join lateral (select desk.counter_age(demo.counter_dob(k.place,
		p.people, k.born), e.local::date) as years offset 0) a
	join desk.counter_rate r on r.rental = u.rental
		and r.youth = coalesce(a.years < 25, false);
$$;

-- Keys that follow from a number.  (text || bigint would keep it from being
-- inlined: that operator is not immutable.)
create function demo.counter_key(what text, n bigint) returns uuid
language sql immutable
return md5('counter ' || what || ' ' || n::text)::uuid;

-- A quote as the counter keeps it.
create function demo.counter_quote(words text, room_minor integer,
	fee_minor integer) returns jsonb
language sql stable
return jsonb_build_object('rentalFee', room_minor / 100,
	'membershipFee', fee_minor / 100,
	'total', (room_minor + fee_minor) / 100,
	'lineItems', jsonb_build_array(jsonb_build_object('description', words,
		'amount', room_minor / 100)) || case when fee_minor > 0
		then jsonb_build_array(jsonb_build_object('description',
			'Membership fee', 'amount', fee_minor / 100))
		else '[]' end,
	'messages', jsonb_build_array('No refunds'));

create function demo.counter_lay_stays() returns void
language sql
as $$
	-- both in one statement: each refers to the other
	with lane as (
		insert into counter.lane_sessions (id, lane_id, status,
			staff_id, customer_id, proposed_rental_type,
			proposed_by, selection_confirmed,
			selection_confirmed_by, selection_locked_at,
			desired_rental_type, price_quote_json,
			assigned_resource_type, assigned_resource_id,
			payment_intent_id, kiosk_acknowledged_at, created_at,
			updated_at)
		select demo.counter_key('lane', s.n), s.lane, 'COMPLETED',
			s.staff, s.customer, s.rental, w.who, true, w.who,
			s.starts - interval '3 minutes', s.rental,
			demo.counter_quote(desk.counter_rental_words(s.rental),
				s.room_minor, s.fee_minor),
			s.kind::counter.inventory_resource_type, s.unit,
			demo.counter_key('payment', s.n),
			s.starts + interval '1 minute',
			s.starts - interval '6 minutes', s.starts
		from demo.counter_stay s
		cross join lateral (select case s.n % 3 when 0 then 'EMPLOYEE'
			else 'CUSTOMER' end as who) w
		returning id, payment_intent_id, price_quote_json, updated_at)
	insert into counter.payment_intents (id, lane_session_id, amount,
		status, quote_json, square_transaction_id, paid_at,
		payment_method, created_at)
	select l.payment_intent_id, l.id,
		(l.price_quote_json ->> 'total')::numeric,
		(case x.dice when 0 then 'REFUNDED' else 'PAID'
			end)::counter.payment_status, l.price_quote_json,
		case when x.dice % 3 > 0
			then 'SQ' || left(l.payment_intent_id::text, 8) end,
		l.updated_at - interval '2 minutes',
		case when x.dice % 3 > 0 then 'CREDIT' else 'CASH' end,
		l.updated_at - interval '3 minutes'
	from lane l
	cross join lateral (select hashtext(l.id::text) & 63 as dice) x;

	insert into counter.visits (id, customer_id, started_at, ended_at)
	select demo.counter_key('visit', s.n), s.customer, s.starts, s.ended
	from demo.counter_stay s;

	insert into counter.checkin_blocks (id, visit_id, block_type,
		starts_at, ends_at, room_id, locker_id, rental_type,
		agreement_signed, has_tv_remote, session_id)
	select demo.counter_key('block ' || b.kind, s.n),
		demo.counter_key('visit', s.n), b.kind,
		case b.kind when 'INITIAL' then s.starts
			when 'RENEWAL' then s.turns
			else s.ends - interval '2 hours' end,
		case b.kind when 'INITIAL' then s.turns
			when 'RENEWAL' then s.turns + interval '6 hours'
			else s.ends end,
		case s.kind when 'room' then s.unit end,
		case s.kind when 'locker' then s.unit end, s.rental,
		b.kind = 'INITIAL', s.kind = 'room' and s.n % 4 = 0,
		case b.kind when 'INITIAL'
			then demo.counter_key('lane', s.n) end
	from demo.counter_stay s, unnest(s.blocks) b (kind);

	insert into counter.agreement_signatures (id, agreement_id,
		agreement_text_snapshot, agreement_version, checkin_block_id,
		signature_strokes_json, signed_at, customer_name, signed_method)
	select demo.counter_key('signature', s.n), a.id, a.body_text,
		a.version, demo.counter_key('block INITIAL', s.n),
		case when s.n % 25 > 0 then '[[[0,4],[9,1]]]'::jsonb end,
		s.starts - interval '1 minute', s.customer_name,
		case when s.n % 25 > 0 then 'DIGITAL' else 'MANUAL' end
	from demo.counter_stay s
	join counter.agreements a on a.version = case
		when s.starts > demo.began() - 200 then '7'
		when s.starts > demo.began() - 900 then '6' else '5' end;
$$;

reset role;
