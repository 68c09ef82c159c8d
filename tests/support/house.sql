-- SPDX-License-Identifier: GPL-3.0-or-later
-- The house of the wireframes' lane board, in the club of club.sql at the same
-- time: guests in rooms and lockers, one of whom wants out, one who waits for a
-- better room, two rooms to clean.
--
--   house_test.id(name)       of a customer, a visit or a request
--   house_test.unit(unit)     "DIRTY", "OCCUPIED weber", "CLEAN closed: lamp"
--   house_test.guest(name)    what is owed, until when banned, what was charged
--   house_test.deeds()        the counter's audit rows, in order

create schema house_test;

create function house_test.id(name text) returns uuid
language sql immutable
as $$ select md5('house.' || name)::uuid $$;

-- Somebody is in there whose stay ends in so many minutes (ago: less than 0).
create function house_test.stay(who text, name text, unit text, minutes integer)
returns void
language plpgsql
as $$
declare
	ends constant timestamptz := desk.clock() + make_interval(mins => minutes);
	the_room uuid := (select r.id from counter.rooms r where r.number = unit);
	the_locker uuid := (select l.id from counter.lockers l
		where l.number = unit);
begin
	insert into counter.customers (id, name, dob, membership_number,
		primary_language)
	values (house_test.id(who), name, '1988-04-02',
		(20400 + minutes)::text, 'EN');
	update counter.rooms set status = 'OCCUPIED',
		assigned_to_customer_id = house_test.id(who)
	where id = the_room;
	update counter.lockers set status = 'OCCUPIED',
		assigned_to_customer_id = house_test.id(who)
	where id = the_locker;
	insert into counter.visits (id, customer_id, started_at)
	values (house_test.id('visit ' || who), house_test.id(who),
		desk.clock() - interval '1 hour');
	insert into counter.checkin_blocks (id, visit_id, block_type, starts_at,
		ends_at, rental_type, room_id, locker_id)
	values (house_test.id('block ' || who), house_test.id('visit ' || who),
		'INITIAL', desk.clock() - interval '1 hour',
		desk.counter_block_end('INITIAL',
			desk.clock() - interval '1 hour'),
		coalesce((select r.type::text from counter.rooms r
			where r.id = the_room), 'LOCKER')::counter.rental_type,
		the_room, the_locker);
	update counter.checkin_blocks b
	set starts_at = ends - interval '6 hours', ends_at = ends
	where b.id = house_test.id('block ' || who);
	update counter.visits v set started_at = ends - interval '6 hours'
	where v.id = house_test.id('visit ' || who);
end
$$;

set test.now = '2026-11-21 14:07:00-08';
select house_test.stay('weber', 'Kim Weber', '204', -97);
select house_test.stay('ahmed', 'Sam Ahmed', '231', -67);
select house_test.stay('brandt', 'Ulla Brandt', '214', -52);
select house_test.stay('kaya', 'Deniz Kaya', '077', -7);
select house_test.stay('ivers', 'Ann Ivers', '222', 23);
select house_test.stay('silva', 'Rui Silva', '213', 200);
update counter.customers set past_due_balance = 12
where id = house_test.id('ahmed');

insert into counter.key_tags (tag_code, tag_type, room_id)
select 'TAG-' || r.number, 'QR', r.id from counter.rooms r
where r.number in ('202', '203', '222');
insert into counter.checkout_requests (id, occupancy_id, key_tag_id, created_at)
select house_test.id('out ivers'), house_test.id('block ivers'), k.id,
	desk.clock() - interval '5 minutes'
from counter.key_tags k where k.tag_code = 'TAG-222';
insert into counter.waitlist (id, visit_id, checkin_block_id, desired_tier,
	backup_tier, created_at)
values (house_test.id('place silva'), house_test.id('visit silva'),
	house_test.id('block silva'), 'DOUBLE', 'STANDARD',
	desk.clock() - interval '1 hour');

update counter.rooms set status = 'DIRTY'
where number in ('202', '203', '234');
update counter.rooms set status = 'CLEANING' where number = '234';

create function house_test.unit(the text) returns text
language sql stable
as $$
	select concat_ws(' ', u.status, lower(split_part(c.name, ' ', 2)),
		(select 'closed: ' || x.reason from desk.counter_closed x
		where x.resource_id = u.id))
	from (select 'room:' || number as unit, id, status,
			assigned_to_customer_id as who from counter.rooms
		union all
		select 'locker:' || number, id, status, assigned_to_customer_id
		from counter.lockers) u
	left join counter.customers c on c.id = u.who
	where u.unit = the
$$;

create function house_test.guest(the text) returns text
language sql stable
as $$
	select concat_ws(', ', c.past_due_balance, 'banned until '
			|| to_char(c.banned_until at time zone
				'America/Los_Angeles', 'YYYY-MM-DD'),
		case when v.ended_at is null then 'in' else 'out' end,
		(select string_agg(concat_ws(' ', g.type, g.amount, p.status,
			p.payment_method), ', ') from counter.charges g
		left join counter.payment_intents p
			on p.id = g.payment_intent_id
		where g.visit_id = v.id))
	from counter.customers c join counter.visits v on v.customer_id = c.id
	where c.id = house_test.id(the)
$$;

-- Nothing is written before the test begins; in the order of writing, since the
-- clock stands still.
create function house_test.deeds() returns text
language sql stable
as $$
	select string_agg(concat_ws(' ', coalesce(s.name, 'nobody'), a.action,
		a.entity_type), ', ' order by a.ctid)
	from counter.audit_log a
	left join counter.staff s on s.id = a.staff_id
$$;
reset test.now;
