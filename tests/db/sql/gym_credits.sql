-- SPDX-License-Identifier: GPL-3.0-or-later
-- Credits of the gym: given once a month, bought, spent oldest first, written
-- off when they expire (domain.md 3).
begin;
\ir fixture.psql
\ir systems.psql
\ir gym.psql
select no_plan();

create function t.enter(the text, kind text, amount integer,
	expires text default null) returns text
language sql
as $$
	select t.app(format('insert into gym.credit_transaction (id, user_id,
		type, amount, description, expiration_date, created_at)
		values (%L, ''ann'', %L, %s, ''x'', %L, %L)', the, kind,
		amount, expires, current_setting('test.now')))
$$;
create function t.credits() returns text
language sql
as $$
	select concat_ws(' ', (select current_credits from gym."user"
			where id = 'ann'), '=', (select string_agg(id || ' '
			|| remaining_amount, ', ' order by created_at, id)
		from gym.credit_transaction where user_id = 'ann'
		  and type <> 'USAGE'))
$$;

-- In.
select is(t.enter('use0', 'USAGE', -1), 'limit: There are not that many credits',
	'nothing is spent of nothing');
select is(t.enter('jan', 'MONTHLY_REFRESH', 50), 'ok', 'credits are given');
select is((select expiration_date from gym.credit_transaction
	where id = 'jan'), '2026-12-21 14:07-08'::timestamptz, 'for a month');
select is(t.enter('again', 'MONTHLY_REFRESH', 50),
	'limit: Credits are given once a month', 'once a month');
select is(t.enter('buy', 'PURCHASE', 500), 'ok', 'credits are bought');
select is((select expiration_date from gym.credit_transaction
	where id = 'buy'), '2028-11-21 14:07-08'::timestamptz, 'for two years');
select is(t.credits(), '550 = buy 500, jan 50', 'both are there');
select is(t.app('update gym."user" set current_credits = 9999'), 'ok',
	'who writes the sum');
select is(t.app($$ update gym.credit_transaction set remaining_amount = 9
	where id = 'buy' $$), 'ok', 'or the rest');
select is(t.credits(), '550 = buy 500, jan 50', 'writes in vain');
select is(t.app($$ update gym."user" set last_credit_refresh_at = null $$),
	'ok', 'or when they were given');
select is(t.enter('again', 'MONTHLY_REFRESH', 50),
	'limit: Credits are given once a month', 'in vain as well');
select is(t.app($$ insert into gym."user" (id, email, current_credits)
	values ('new', 'new@example.com', 100) $$), 'ok', 'a new user');
select is((select current_credits from gym."user" where id = 'new'), 0,
	'has none');

-- Entries are what they are.
select is(t.enter('x', kind, amount, expires), said, said || ': ' || kind)
from (values ('USAGE', 5, null,
		'limit: Credits used are below zero, others above'),
	('PURCHASE', -5, null,
		'limit: Credits used are below zero, others above'),
	('USAGE', -5, '2027-01-01',
		'limit: Credits that come in expire, those used do not'),
	('GIFT', 5, null, 'limit: There is no such kind of entry')
	) x (kind, amount, expires, said);
select is(t.app($$ update gym.credit_transaction set amount = 5000
	where id = 'buy' $$), 'state: An entry stays as it was',
	'an entry is not rewritten');
select is(t.app($$ update gym.credit_transaction set description = 'pack'
	where id = 'buy' $$), 'ok', 'but its words may be');
select is(t.try('gymsite1', 'delete from gym.credit_transaction'), '42501',
	'nor taken out');
select is(t.app($$ update gym.credit_transaction set payment_intent_id = 'pi'
	where id = 'buy' $$), 'state: An entry stays as it was',
	'its payment is the one it came with');
select is(t.app(format($$ insert into gym.credit_transaction (user_id, type,
	amount, description, payment_intent_id)
	values ('eve', 'PURCHASE', 500, 'x', 'pi_1') $$)), 'ok', 'a payment');
select is(t.app(format($$ insert into gym.credit_transaction (user_id, type,
	amount, description, payment_intent_id)
	values ('eve', 'PURCHASE', 500, 'x', 'pi_1') $$)),
	'reused: That payment bought its credits already', 'buys once');

-- Out, oldest first.
set test.now = '2026-12-01 10:00-08';
select is(t.enter('buy2', 'PURCHASE', 100), 'ok', 'more are bought');
select is(t.enter('use1', 'USAGE', -510), 'ok', 'spent');
select is(t.credits(), '140 = buy 0, jan 40, buy2 100', 'the oldest first');
select is((select remaining_amount from gym.credit_transaction
	where id = 'use1'), 0, 'what is spent has no rest');
select is(t.enter('use2', 'USAGE', -141),
	'limit: There are not that many credits', 'one more than there are');
select is(t.enter('use2', 'USAGE', -60), 'ok', 'across two entries');
select is(t.credits(), '80 = buy 0, jan 0, buy2 80', 'each in its turn');
select * from t.verified('after spending');

-- Expired: written off once, not early, and never spent.
select is(t.enter('dec', 'MONTHLY_REFRESH', 50),
	'limit: Credits are given once a month', 'not yet');
set test.now = '2026-12-21 14:06:59-08';
select is(t.enter('dec', 'MONTHLY_REFRESH', 50),
	'limit: Credits are given once a month', 'nor a second early');
set test.now = '2026-12-21 14:07-08';
select is(t.enter('dec', 'MONTHLY_REFRESH', 50), 'ok', 'a month later');
select is(t.app($$ update gym.credit_transaction
	set expiration_date_processed_at = '2027-01-21 14:07-08'
	where id = 'dec' $$), 'state: Those credits have not expired',
	'what has not expired is not written off');
set test.now = '2027-01-21 14:07-08';
select is(t.app($$ update gym.credit_transaction
	set expiration_date_processed_at = '2027-01-21 14:07-08'
	where id = 'dec' $$), 'ok', 'what has is');
select is(t.credits(), '80 = buy 0, jan 0, buy2 80, dec 0', 'and gone');
select is(t.app($$ update gym.credit_transaction
	set expiration_date_processed_at = '2027-01-22 14:07-08'
	where id = 'dec' $$), 'state: That expiry was processed already', 'once');
select is(t.enter('feb', 'MONTHLY_REFRESH', 50), 'ok', 'given again');
set test.now = '2027-03-01 10:00-08';
select is(t.enter('use3', 'USAGE', -81),
	'limit: There are not that many credits', 'what lapsed cannot be spent');
select is(t.enter('use3', 'USAGE', -80), 'ok', 'the rest can');
select is(t.credits(), '0 = buy 0, jan 0, buy2 0, dec 0, feb 0',
	'and what lapsed is written off on the way');
select isnt((select expiration_date_processed_at from gym.credit_transaction
	where id = 'feb'), null, 'with its time');
select * from t.verified('in the end');

select * from finish();
rollback;
