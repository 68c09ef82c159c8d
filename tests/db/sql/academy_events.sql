-- SPDX-License-Identifier: GPL-3.0-or-later
-- Events of the academy: who may come, tickets that cannot be oversold, and
-- refunds of whole tickets (document 001; domain.md 4).
begin;
\ir fixture.psql
\ir systems.psql
\ir academy.psql
select no_plan();

create function t.register(child text, event text,
	status text default 'PENDING') returns text
language sql
as $$
	select t.app(format('insert into academy.event_registration (id,
		event_id, child_id, status) values (%L, %L, %L, %L)',
		child || '-' || event, event, child, status))
$$;
create function t.buy(the text, kind text, who text default 'garcia',
	places integer default 1, status text default 'ACTIVE',
	event text default 'camp') returns text
language sql
as $$
	select t.app(format('insert into academy.ticket (id, user_id, event_id,
		type, price, capacity, status, stripe_payment_id)
		select %L, %L, k.event_id, k.type, k.price * %s, %s, %L, %L
		from academy.event_ticket k
		where k.type = %L and k.event_id = %L', the, who, places,
		places, status, 'pi_' || the, kind, event))
$$;
create function t.sold(kind text) returns integer
language sql
as $$ select total_amount from academy.event_ticket where id = kind $$;
create function t.step(the text, relation text, status text) returns text
language sql
as $$
	select t.app(format('update academy.%s set status = %L where id = %L',
		relation, status, the))
$$;

-- Who may come.
select is(t.register('leo', 'camp'), 'ok', 'a child registers');
select is(t.app($$ insert into academy.event_registration (event_id, child_id)
	values ('camp', 'leo') $$),
	'roster: The child is registered already', 'once');
update academy.child set birthdate = '2011-12-28' where id = 'mia';
select is(t.register('mia', 'camp'), 'limit: The event is for children up to 14',
	'not on the day she turns 15');
update academy.child set birthdate = '2011-12-29' where id = 'mia';
select is(t.register('mia', 'camp'), 'ok', 'but the day before');
select is(t.register('ole', 'clinic'), 'ok', 'a level in words is not judged');
select is(t.register('leo', 'clinic'),
	'limit: The event is for intermediate and advanced', 'a level is');
select is(t.register('mia', 'clinic', 'PAID'), 'ok', 'the right one');
update academy.child set birthdate = '2018-12-29' where id = 'ole';
select is(t.register('ole', 'camp'), 'limit: The event is for children from 8',
	'too young by a day');
update academy.child set birthdate = '2018-12-28' where id = 'ole';
select is(t.register('ole', 'camp'), 'ok', 'old enough');
select is(t.register('liv', 'camp'), 'capacity: The event has no place left',
	'three places are three');
select is(t.step('ole-camp', 'event_registration', 'CANCELED'), 'ok',
	'who cancels');
select is(t.register('liv', 'camp'), 'ok',
	'gives the place back; an unknown age fits');
select is(t.app($$ insert into academy.event_registration (event_id, child_id)
	values ('camp', 'ole') $$), 'capacity: The event has no place left',
	'and may come back, if there is one');
select is(t.app($$ update academy.event set max_participants = 2
	where id = 'camp' $$), 'capacity: The event has no place left',
	'an event is not made smaller than those who come');
select is(t.app($$ update academy.event set max_participants = 4
	where id = 'camp' $$), 'ok', 'but larger');
select is(t.app($$ insert into academy.event_registration (event_id, child_id)
	values ('camp', 'ole') $$), 'ok', 'so there is a place');
select is(t.app($$ update academy.event set max_participants = null
	where id = 'camp' $$), 'ok', 'or without a limit');
select is(t.app($$ delete from academy.event_registration
	where child_id = 'ole' and event_id = 'camp' $$), 'ok',
	'records may go');
select * from t.verified('after registrations');
select is(t.step('leo-camp', 'event_registration', s.status), s.said, s.what)
from (values ('PAID', 'ok', 'a registration is paid'),
	('PENDING', 'state: A registration that is paid does not become pending',
		'for good'),
	('CANCELED', 'ok', 'and may be canceled'),
	('PAID', 'state: A registration that is canceled does not become paid',
		'for good as well')) s (status, said, what);
update academy.event set canceled = true where id = 'clinic';
select is(t.register('liv', 'clinic'), 'state: The event is canceled',
	'nobody registers for what is off');
update academy.event set canceled = false where id = 'clinic';

-- Two early birds.
select is(t.buy('t1', 'Early bird', status => 'PENDING'), 'ok',
	'a checkout holds its place');
select is(t.buy('t2', 'Early bird', 'lind', 2),
	'capacity: Not that many tickets of that kind are left',
	'two of two are one too many');
select is(t.buy('t2', 'Early bird', 'lind'), 'ok', 'one is not');
select is(t.buy('t3', 'Early bird', 'lind'),
	'capacity: Not that many tickets of that kind are left', 'sold out');
select is(t.sold('early'), 2, 'two are sold');
select is(t.app($$ update academy.event_ticket set total_amount = 0
	where id = 'early' $$), 'ok', 'an application that counts by itself');
select is(t.sold('early'), 2, 'is not believed');
select is(t.app($$ update academy.event_ticket set capacity = 1
	where id = 'early' $$),
	'capacity: Not that many tickets of that kind are left',
	'what is sold is not taken back by a smaller number');
select is(t.step('t1', 'ticket', 'CANCELED'), 'ok', 'a checkout that lapses');
select is(t.sold('early'), 1, 'gives its place back');
select is(t.step('t1', 'ticket', 'PENDING'),
	'state: A ticket that is canceled does not become pending',
	'and does not come back');
select is(t.buy('t3', 'Early bird', 'lind'), 'ok', 'somebody else has it');
select is(t.app($$ update academy.ticket set type = 'Full price'
	where id = 't3' $$), 'ok', 'a ticket may become one of another kind');
select is(array[t.sold('early'), t.sold('full')], '{1,1}', 'both are counted');
select is(t.buy('t4', 'Senior'), 'ok', 'nothing of no kind');
select is(t.app($$ insert into academy.ticket (user_id, event_id, type, price)
	values ('lind', 'camp', 'Senior', 1) $$),
	'missing: The event has no such kind of ticket', 'there is no such kind');
select is(t.app($$ update academy.event_ticket set deleted = true
	where id = 'early' $$), 'ok', 'a kind is withdrawn');
select is(t.buy('t4', 'Early bird'),
	'state: That kind of ticket is no longer sold', 'and no longer sold');
select is(t.step('t2', 'ticket', 'CANCELED'), 'ok', 'but may come back');
update academy.event set canceled = true where id = 'camp';
select is(t.buy('t4', 'Full price'), 'state: The event is canceled',
	'nothing is sold for what is off');
update academy.event set canceled = false where id = 'camp';
select is(t.buy('t4', 'Full price', places => 2), 'ok', 'two for a family');
select is(t.app($$ update academy.ticket set capacity = 10
	where id = 't4' $$),
	'capacity: Not that many tickets of that kind are left',
	'a purchase grows within what is left');
select is(t.app($$ update academy.ticket set capacity = 9
	where id = 't4' $$), 'ok', 'to the last place');
select is(t.app($$ update academy.ticket set capacity = 2
	where id = 't4' $$), 'ok', 'and shrinks');
select is(t.buy('t5', 'Full price', status => s),
	format('state: A ticket does not begin as %s', lower(s)),
	'a ticket does not begin as ' || lower(s))
from unnest(array['CANCELED', 'REFUNDED']) s;

-- A child's own tickets.
create function t.name(child text, on_ticket text default 't4') returns text
language sql
as $$
	select t.app(format('insert into academy.user_ticket (user_id,
		ticket_id, child_id, status) values (''garcia'', %L, %L,
		''REFUNDED'')', on_ticket, child))
$$;
select is(t.name('leo'), 'ok', 'a child is named');
select is((select (status, event_ticket_id) from academy.user_ticket),
	row('ACTIVE'::text, 'full'::text),
	'with the state and kind of the purchase, whatever is written');
select is(t.name('leo'), 'roster: The child is on that ticket already', 'once');
select is(t.name('mia'), 'ok', 'another one');
select is(t.name('ole'), 'capacity: The ticket is for fewer children',
	'as many as were paid for');
select is(t.app($$ update academy.ticket set capacity = 1 where id = 't4' $$),
	'capacity: The ticket is for fewer children',
	'a purchase keeps room for those named');
select is(t.app($$ insert into academy.user_ticket (user_id, ticket_id,
	child_id, event_ticket_id) values ('lind', 't3', 'liv', 'keeper') $$),
	'state: The ticket is for another event or of another kind',
	'of its own kind');
select * from t.verified('after sales');

-- Refunds: whole, paid, once.
create function t.ask(on_ticket text, amount text, who text default 'garcia')
returns text
language sql
as $$
	select t.app(format('insert into academy.refund (id, ticket_id, user_id,
		amount, reason) values (%L, %L, %L, %L, ''ill'')',
		'r-' || on_ticket, on_ticket, who, amount))
$$;
select is(t.ask('t4', '240.00'), 'missing: There is no payment to give back',
	'nothing was paid');
insert into academy.payment (user_id, event_id, stripe_payment_id, amount,
	status)
values ('garcia', 'camp', 'pi_t4', 240, 'failed'),
	('lind', 'camp', 'pi_t3', 120, 'succeeded');
select is(t.ask('t4', '240.00'), 'missing: There is no payment to give back',
	'or not with success');
update academy.payment set status = 'succeeded';
select is(t.ask('t4', '120'),
	'limit: Only the whole ticket is refunded: 240.00', 'no part of it');
select is(t.ask('t4', amount), 'limit: An amount has at most two decimals',
	amount || ' is no amount')
from unnest(array['240,00', '-240', '', 'all', '1e3', '240.001']) amount;
select is(t.ask('t4', '240', 'lind'), 'missing: The account has no such ticket',
	'nobody else''s');
select is(t.ask('t4', '240'), 'ok', 'a refund is asked for');
select is((select (status::text, stripe_payment_id) from academy.refund),
	row('PENDING'::text, 'pi_t4'::text), 'of that payment');
select is(t.app($$ insert into academy.refund (ticket_id, user_id, amount)
	values ('t4', 'garcia', '240.00') $$),
	'state: A refund was asked for already', 'once');
select is(t.step('r-t4', 'refund', 'COMPLETED'),
	'state: A refund that is pending does not become completed',
	'nothing is paid back unasked');
select is(t.app($$ update academy.refund set status = 'REJECTED', reason = ' '
	$$), 'reason: A rejection needs a reason', 'no without a why');
select is(t.app($$ update academy.refund set status = 'REJECTED',
	reason = 'too late' $$), 'ok', 'a no');
select is(t.step('r-t4', 'refund', 'APPROVED'),
	'state: A refund that is rejected does not become approved',
	'stays a no');
select is(t.app($$ update academy.refund set status = 'PENDING',
	reason = 'doctor''s note', amount = '200' $$),
	'limit: Only the whole ticket is refunded: 240.00',
	'a new ask is judged like the first');
select is(t.app($$ update academy.refund set status = 'PENDING',
	reason = 'doctor''s note' $$), 'ok', 'it turns the row back');
select is(t.step('r-t4', 'refund', 'APPROVED'), 'ok', 'a yes');
select is(t.app($$ update academy.refund set amount = '1' $$),
	'state: What was approved is not changed', 'to what was asked');
select is(t.step('t4', 'ticket', 'REFUNDED'),
	'state: A ticket that is active does not become refunded',
	'only the refund makes a ticket refunded');
insert into academy.event_registration (id, event_id, child_id, status)
values ('leo-2', 'camp', 'leo', 'PAID');
select is(t.sold('full'), 3, 'three places are taken');
select is(t.step('r-t4', 'refund', 'COMPLETED'), 'ok', 'paid back');
select is((select status::text from academy.ticket where id = 't4'),
	'REFUNDED', 'the ticket is refunded');
select is(t.sold('full'), 1, 'its places are free');
select results_eq('select distinct status, refund_id from academy.user_ticket',
	$$ values ('REFUNDED', 'r-t4') $$, 'the children''s tickets name it');
select results_eq($$ select id, status::text from academy.event_registration
	where event_id = 'camp' and id in ('leo-2', 'mia-camp', 'liv-camp')
	order by 1 $$, $$ values ('leo-2', 'CANCELED'), ('liv-camp', 'PENDING'),
	('mia-camp', 'CANCELED') $$, 'they do not come, others do');
select is(t.step('r-t4', 'refund', s),
	'state: A refund that is completed does not become ' || lower(s),
	'done is done, not ' || lower(s))
from unnest(array['PENDING', 'APPROVED', 'REJECTED']) s;

-- A canceled ticket gave its place back: not twice.  Another ticket of the
-- same event keeps the child in.
select is(t.buy('t6', 'Full price', 'lind'), 'ok', 'a second ticket');
insert into academy.user_ticket (user_id, ticket_id, child_id)
values ('lind', 't3', 'liv'), ('lind', 't6', 'liv');
select is(t.step('t3', 'ticket', 'CANCELED'), 'ok', 'the first is canceled');
select is(t.sold('full'), 1, 'and gives its place back');
select is(t.ask('t3', '99.50', 'lind'), 'ok', 'a canceled ticket is refunded');
select is(t.step('r-t3', 'refund', 'APPROVED'), 'ok', 'approved');
select is(t.step('r-t3', 'refund', 'COMPLETED'), 'ok', 'and paid');
select is(t.sold('full'), 1, 'no place comes back twice');
select is((select status::text from academy.event_registration
	where id = 'liv-camp'), 'PENDING', 'the second ticket stands for her');
select is(t.ask('t3', '99.50', 'lind'), 'state: The ticket is refunded',
	'nothing is refunded twice');
select is(t.buy('t7', 'Full price', 'lind', status => 'PENDING'), 'ok',
	'a checkout');
select is(t.ask('t7', '120', 'lind'), 'state: The ticket is pending',
	'is not refunded');
select * from t.verified('after refunds');

-- Counters made anew.
alter table academy.event_ticket disable trigger user;
update academy.event_ticket set total_amount = 0;
alter table academy.event_ticket enable trigger user;
delete from desk.academy_load;
select isnt_empty('select from desk.academy_counts_expected
	where taken <> counted', 'what was miscounted is seen');
select desk.academy_counts_rebuild();
select * from t.verified('after a rebuild');

select * from finish();
rollback;
