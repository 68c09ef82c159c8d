-- SPDX-License-Identifier: GPL-3.0-or-later
-- The open session of every lane with all that a step of it depends on, and
-- which step comes next (domain.md 1.3): the board, desk.lane_bar() and the
-- writes take it from here.  `rental` is what was agreed or proposed; `fits`
-- is whether the unit that was chosen is of that tier.  A renewal is six hours
-- unless the last two were chosen (domain.md 1.4).

set role desk_owner;

create or replace view desk.lane_at as
select x.*, case
	when x.customer is null then null
	when x.language is null then 'lane_language'
	when x.locked_at is null and x.fee_minor > 0 and x.choice is null
		then 'lane_membership'
	when x.rental is null then 'lane_select'
	when not x.fits then 'lane_answer'
	when x.locked_at is null then 'lane_confirm'
	when x.payment = 'PAID' then 'lane_sign'
	when x.past_due_minor > 0 and not x.bypassed then 'lane_past_due'
	when x.payment = 'DUE' and x.status = 'AWAITING_PAYMENT' then 'lane_pay'
	else 'lane_ask_payment' end as next_action
from (
	select s.lane_id::text as lane, s.id as session, s.status::text,
		s.checkin_mode::text as mode, case s.checkin_mode
			when 'RENEWAL' then coalesce(s.renewal_hours, 6)
			end as hours,
		s.staff_id, s.created_at, s.updated_at, s.id_scan_issue::text,
		c.id as customer, c.name::text, c.membership_number::text,
		c.dob, c.primary_language::text as language, c.banned_until,
		c.membership_card_type::text as card,
		c.membership_valid_until as valid_until,
		(c.past_due_balance * 100)::integer as past_due_minor,
		s.past_due_bypassed as bypassed,
		s.membership_choice::text as choice,
		desk.counter_membership_minor(desk.counter_age(c.dob, d.day),
			c.membership_card_type, c.membership_valid_until, d.day)
			as fee_minor,
		desk.counter_age(c.dob, d.day) as age,
		coalesce(s.desired_rental_type, s.proposed_rental_type)::text
			as rental,
		s.proposed_by::text, s.selection_confirmed_by::text
			as locked_by, s.selection_locked_at as locked_at,
		s.waitlist_desired_type::text as wanted,
		s.backup_rental_type::text as backup,
		n.unit, n.tier as unit_tier,
		coalesce(n.unit is null or n.tier = case coalesce(
				s.desired_rental_type, s.proposed_rental_type)
			when 'GYM_LOCKER' then 'LOCKER'
			else coalesce(s.desired_rental_type,
				s.proposed_rental_type)::text end, true)
			as fits,
		p.id as intent, p.status::text as payment,
		(p.amount * 100)::integer as amount_minor, p.paid_at,
		p.payment_method::text, p.square_transaction_id::text
			as reference,
		coalesce(p.quote_json, s.price_quote_json) as quote,
		o.unit as own_unit, o.visit, o.rental as own_rental,
		o.ends_at as own_ends, l.hours as own_hours, l.allowed,
		concat(s.id, '.', md5(concat_ws('|', s.xmin, c.xmin, p.id,
			p.xmin))) as version
	from counter.lane_sessions s
	cross join (select desk.counter_local(desk.clock())::date
		as day) d
	left join counter.customers c on c.id = s.customer_id
	left join counter.payment_intents p on p.id = s.payment_intent_id
	left join desk.counter_unit_now n on n.id = s.assigned_resource_id
	left join desk.counter_unit_now o on o.customer = s.customer_id
	left join desk.counter_visit_load l on l.visit_id = o.visit
	-- those that are open, by name: of a million that are over, the planner
	-- takes "not one of those" for thousands, and reads whole tables
	where s.status in ('IDLE', 'ACTIVE', 'AWAITING_CUSTOMER',
		'AWAITING_ASSIGNMENT', 'AWAITING_PAYMENT',
		'AWAITING_SIGNATURE')) x;

revoke all on desk.lane_at from public;

reset role;
