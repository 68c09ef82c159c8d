-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration counter's people and house rules.  Everything about the
-- n-th visit follows from n, and the last visit of the k-th customer is number
-- k: who was late then may owe, or be banned, now.

set role desk_owner;

-- The counter is where the club is.
update desk.setting s
set value = c.value
from desk.setting c
where s.system = 'counter' and s.key = 'zone'
  and c.system = 'club' and c.key = 'zone'
  and not exists (select from counter.visits);

create function demo.counter_visits() returns integer
language sql immutable
return demo.times(600);

-- Visits that begin in a day; the fewer there are, the shorter is the past.
create function demo.counter_per_day() returns integer
language sql immutable
return least(280, 10 + 2 * demo.scale());

create function demo.counter_day(n integer) returns date
language sql immutable
return demo.began() - 3 - (n - 1) / demo.counter_per_day();

-- The day of the first visit of the customer at a place.
create function demo.counter_first_day(place integer, people integer)
returns date
language sql immutable
return demo.counter_day(greatest(place, place + people
	* ((demo.counter_visits() - place) / people)));

-- The date of birth, as far as the counter knows it: nobody was under age when
-- they first came.
create function demo.counter_dob(place integer, people integer, born date)
returns date
language sql immutable
return case when demo.dice(place, 'dob known', 12) > 0
	and born + interval '18 years'
		<= demo.counter_first_day(place, people) then born end;

-- Every fourth has a card; of the next some once had one.
create function demo.counter_card(place integer) returns date
language sql immutable
return case
	when place % 4 = 0
		then demo.began() + 20 + demo.dice(place, 'card', 150)
	when place % 12 = 1 then demo.counter_day(demo.counter_visits()) - 1
		- demo.dice(place, 'card', 300) end;

create function demo.counter_staff()
returns table (place integer, id uuid, name text, role text)
language sql immutable
begin atomic
	select x.place, md5('counter staff ' || x.name)::uuid, x.name, x.role
	from (values (1, 'Ana', 'STAFF'), (2, 'Ben', 'STAFF'),
		(3, 'Mia', 'ADMIN'), (4, 'Omar', 'ADMIN'),
		(5, 'Cleo', 'STAFF'), (6, 'Dov', 'STAFF')) as x (place, name,
			role);
end;

create function demo.counter_house(first bigint, last bigint) returns void
language sql
as $$
	insert into counter.staff (id, name, role, active, created_at,
		updated_at)
	select s.id, s.name, s.role::counter.staff_role, s.place < 6,
		demo.moment() - interval '3 years',
		demo.moment() - interval '3 years'
	from demo.counter_staff() s;

	update desk.staff d
	set counter_staff_id = s.id
	from demo.counter_staff() s
	where d.name = s.name and d.counter_staff_id is null
	  and d.login in (select x.login from demo.staff() x);

	insert into counter.agreements (id, version, title, body_text, active)
	select md5('counter agreement ' || v.version)::uuid, v.version,
		'Club agreement', 'I am 18 or older. ' || v.words
			|| ' What I lose is not the club''s to replace.',
		v.version = '7'
	from (values ('5', 'I keep to the house rules.'),
		('6', 'I keep to the house rules, and leave on time.'),
		('7', 'I keep to the house rules, leave on time, and pay for '
			'what I overstay.')) as v (version, words);
$$;

create function demo.counter_customers(first bigint, last bigint)
returns void
language sql
as $$
	insert into counter.customers (id, name, dob, membership_number,
		membership_card_type, membership_valid_until, id_scan_hash,
		id_scan_value, primary_language, notes, created_at, updated_at)
	select k.id, k.name, demo.counter_dob(k.place, p.people, k.born),
		case when demo.dice(k.place, 'number', 5) > 1
			then (20000 + k.place)::text end,
		case when demo.counter_card(k.place) is null then 'NONE'
			else 'SIX_MONTH' end,
		demo.counter_card(k.place),
		case when x.scanned then md5('scan ' || k.id) end,
		case when x.scanned then 'D' || lpad(demo.dice(k.place, 'scan',
			100000000)::text, 8, '0') end,
		case k.language when 'es' then 'ES' else 'EN' end,
		case when k.place % 25 = 0 then 'Prefers a room near the stairs'
			end,
		c.since, c.since
	from demo.known k
	cross join (select demo.people_of('counter') as people) p
	cross join lateral (select demo.dice(k.place, 'scanned', 10) < 7
		as scanned) x
	cross join lateral (select least(k.since, demo.counter_first_day(
		k.place, p.people))::timestamptz as since) c
	where k.system = 'counter' and k.place between first and last;

	-- the legacy table knows a few of them
	insert into counter.members (id, membership_number, name, created_at)
	select md5('counter member ' || k.id)::uuid, (20000 + k.place)::text,
		k.name, k.since::timestamptz
	from demo.known k
	where k.system = 'counter' and k.place between first and last
	  and k.place % 10 = 0;
$$;

select demo.add_step('counter: house', 'demo.counter_house', 1,
	tables => 'counter.staff counter.agreements');
select demo.add_step('counter: customers', 'demo.counter_customers',
	demo.people_of('counter'), tables => 'counter.customers');

reset role;
