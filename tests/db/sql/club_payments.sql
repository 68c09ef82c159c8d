-- SPDX-License-Identifier: GPL-3.0-or-later
-- Payments, products, discounts and HubSpot's sales of the club.
begin;
\ir fixture.psql
\ir writing.psql
select no_plan();

-- An intent, and what it paid for.
select is(t.write($$ insert into club.stripe_payment_intents
	(stripe_payment_intent_id, customer_email, amount_cents, status,
	payment_type) values ('pi_1', 'anna@example.com', 5000, 'succeeded',
	'day_pass') $$), 'done', 'a payment');
select is(t.write($$ insert into club.stripe_payment_intents
	(stripe_payment_intent_id, amount_cents) values ('pi_1', 1) $$),
	'That payment is known already', 'once');
select is(t.write($$ insert into club.stripe_payment_intents
	(stripe_payment_intent_id, amount_cents) values ('pi_2', -1) $$),
	'An amount cannot be negative', 'of something');
select is(t.write(format($$ insert into club.stripe_payment_intents
	(stripe_payment_intent_id, amount_cents, payment_type)
	values (%L, 2500, %L) $$, 'pi_' || x, x)), 'done', 'for ' || x)
from unnest(array['guest_fee', 'overage_fee', 'one_time_purchase',
	'membership_renewal', 'invoice_payment', 'guest_pass_purchase',
	'day_pass', 'add_funds', 'booking_fee', 'prepayment', 'pos_purchase',
	'day_pass_purchase', 'invoice']) x;
select is(t.write($$ insert into club.stripe_payment_intents
	(stripe_payment_intent_id, amount_cents, payment_type)
	values ('pi_x', 1, 'bribe') $$), 'There is no such kind of payment',
	'not for anything');
select is(t.write($$ insert into club.day_pass_purchases (id, name,
	price_cents, stripe_payment_intent_id) values ('d1', 'Mo', 5000, 'pi_1')
	$$), 'done', 'a day pass was paid with it');
select is(t.write($$ insert into club.day_pass_purchases (id, name,
	price_cents, stripe_payment_intent_id) values ('d2', 'Mo', 5000, 'pi_9')
	$$), 'There is no such payment', 'not with one that is unknown');
select is(t.write($$ insert into club.day_pass_purchases (id, name,
	price_cents) values ('d2', 'Mo', 5000) $$), 'done', 'or with cash');
select is(t.write($$ delete from club.stripe_payment_intents
	where stripe_payment_intent_id = 'pi_1' $$), 'There is no such payment',
	'what has paid for something stays');
select t.book(1, '2026-11-22 10:00', 60, 'anna', '[{"guest":"Mo Lee"}]')
	->> 'booking' as b \gset
select is(t.write('update club.booking_fee_snapshots
	set stripe_payment_intent_id = ''pi_booking_fee'' where booking_id = '
	|| :b), 'done', 'fees are charged with one');
select is(t.write('update club.booking_fee_snapshots
	set stripe_payment_intent_id = ''pi_9'' where booking_id = ' || :b),
	'There is no such payment', 'that is known');

-- Products and discounts.
select is(t.write($$ insert into club.stripe_products (stripe_product_id,
	hubspot_product_id, name, price_cents) values
	('prod_1', 'h1', 'Core', 25000), ('prod_2', null, 'Day pass', 5000),
	('prod_3', null, 'Guest pass', 2500) $$), 'done', 'products');
select is(t.write($$ insert into club.stripe_products (stripe_product_id,
	name, price_cents) values ('prod_1', 'x', 1) $$),
	'That product is known already', 'are known once');
select is(t.write($$ insert into club.stripe_products (stripe_product_id,
	hubspot_product_id, name, price_cents) values ('prod_4', 'h1', 'x', 1)
	$$), 'Another product stands for that one of HubSpot already',
	'on both sides');
select is(t.write($$ insert into club.stripe_products (stripe_product_id,
	name, price_cents) values ('prod_4', 'x', -1) $$),
	'A price cannot be negative', 'and cost something');
select is(t.write(format($$ insert into club.discount_rules (discount_tag,
	name, discount_percent) values (%L, 'x', %s) $$, 'tag' || n, n)), said,
	n || ' percent')
from (values (0, 'done'), (20, 'done'), (100, 'done'),
	(-1, 'A discount is 0 to 100 percent'),
	(101, 'A discount is 0 to 100 percent')) v (n, said);
select is(t.write($$ insert into club.discount_rules (discount_tag, name,
	discount_percent) values ('tag20', 'x', 20) $$),
	'A discount has that tag already', 'a tag is one rule''s');
select is(t.write($$ insert into club.stripe_transaction_cache (stripe_id,
	type) values ('ch_1', 'charge'), ('ch_1', 'charge') $$),
	'That transaction is known already', 'a transaction is kept once');

-- HubSpot.
select is(t.write($$ insert into club.hubspot_deals (hubspot_deal_id,
	member_email, stage, amount) values ('d1', 'anna@example.com', 'won',
	250.00) $$), 'done', 'a deal');
select is(t.write($$ insert into club.hubspot_deals (hubspot_deal_id)
	values ('d1') $$), 'That deal is known already', 'once');
select is(t.write($$ insert into club.hubspot_deals (hubspot_deal_id, amount)
	values ('d2', -1) $$), 'An amount cannot be negative', 'of something');
select is(t.write($$ insert into club.hubspot_line_items (hubspot_line_item_id,
	hubspot_deal_id, quantity) values ('l1', 'd1', 2) $$), 'done',
	'with a line');
select is(t.write($$ insert into club.hubspot_line_items (hubspot_line_item_id,
	hubspot_deal_id, quantity) values ('l2', 'd1', 0) $$),
	'A quantity is at least one', 'of one at least');
select is(t.write($$ insert into club.hubspot_line_items (hubspot_line_item_id,
	hubspot_deal_id) values ('l1', 'd1') $$),
	'That line of a deal is known already', 'once');
select is(t.write($$ insert into club.hubspot_line_items (hubspot_line_item_id,
	hubspot_deal_id) values ('l2', 'd9') $$), 'There is no such deal',
	'of a deal that is there');
select is(t.write($$ delete from club.hubspot_deals $$), 'done',
	'a deal goes');
select is((select count(*)::integer from club.hubspot_line_items), 0,
	'with its lines');
select is(t.write($$ insert into club.hubspot_product_mappings
	(hubspot_product_id, internal_product_type, tier_slug) values
	('h1', 'tier', 'core'), ('h2', 'day_pass', null) $$), 'done',
	'products of HubSpot are tiers or something else');
select is(t.write($$ insert into club.hubspot_product_mappings
	(hubspot_product_id, internal_product_type, tier_slug) values
	('h3', 'tier', 'gold') $$), 'There is no such tier',
	'of those that are there');
select is(t.write($$ insert into club.hubspot_product_mappings
	(hubspot_product_id, internal_product_type) values ('h1', 'x') $$),
	'That product of HubSpot is mapped already', 'once');
select is(t.write($$ insert into club.hubspot_form_configs (form_type)
	values ('tour'), ('tour') $$), 'That kind of form is set up already',
	'a form is set up once');
select is(t.write($$ insert into club.dismissed_hubspot_meetings
	(hubspot_meeting_id) values ('m1'), ('m1') $$),
	'That meeting is dismissed already', 'a meeting is dismissed once');

-- What was billed stays written.
select is(t.write($$ insert into club.billing_audit_log (member_email,
	action_type, performed_by) values ('anna@example.com',
	'discount_applied', 'ana') $$), 'done', 'on record');
select is(t.write($$ insert into club.billing_audit_log (action_type)
	values ('forgiven') $$), 'There is no such billing action',
	'in the words of the record');
select is(t.write(statement), 'may not', statement)
from unnest(array[
	'update club.billing_audit_log set performed_by = ''ben''',
	'delete from club.billing_audit_log',
	'truncate club.billing_audit_log']) statement;
select throws_ok('delete from club.billing_audit_log', '42501', null,
	'by nobody at all');
select is(t.write(statement, who), 'may not', who || ': ' || statement)
from unnest(array['frontdesk1', 'manager1', 'support1']) who,
	unnest(array['select customer_email from club.stripe_payment_intents',
	'select data from club.stripe_transaction_cache',
	'select member_email from club.hubspot_deals',
	'update club.stripe_payment_intents set status = ''refunded''',
	'select action_details from club.billing_audit_log']) statement;
select is(t.write('select amount_cents, status
	from club.stripe_payment_intents', 'support1'), 'done',
	'what was paid is no secret');

select * from finish();
rollback;
