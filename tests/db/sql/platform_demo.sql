-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration platform: every state of every machine, nothing that a
-- rule would not have let happen, busy today and on later days, and the same
-- everywhere.
begin;
\ir demo.psql
-- The people of all systems, and of the systems this one.
\set fill `LC_ALL=C; cd "${srcdir:-.}"/sql/demo; cat 01*.sql 02*.sql 03*.sql 04*.sql 05*.sql 120*.sql 5*.sql; echo 'do $$ begin while (select true from demo.advance()) loop end loop; end $$; set role none;'`
select no_plan();

set test.now = '2026-11-21 14:07:00-08';
\o /dev/null
:fill
\o

-- Every table, every state.
create function t.rows_of(relation regclass) returns bigint
language plpgsql
as $$
declare
	rows bigint;
begin
	execute format('select count(*) from %s', relation) into rows;
	return rows;
end
$$;
select is_empty($$ select c.oid::regclass from pg_class c
	where c.relnamespace = 'platform'::regnamespace and c.relkind = 'r'
	  and t.rows_of(c.oid) = 0 $$, 'no table is empty');
create function t.values_of(relation text, name text) returns setof text
language plpgsql
as $$
begin
	return query execute format('select distinct %I::text from platform.%I',
		name, relation);
end
$$;
select is_empty(format($$
	select distinct s.state from desk.transition x,
		lateral (values (x.from_state), (x.to_state)) s (state)
	where x.machine = 'platform.%s' and s.state <> ''
	except select * from t.values_of(%L, %L) $$, machine, relation, name),
	'every state of a ' || machine)
from (values ('booking', 'bookings', 'status'),
	('booking_payment', 'bookings', 'payment_status'),
	('assignment', 'delivery_assignments', 'status'),
	('subscription', 'subscriptions', 'status'),
	('invoice', 'invoices', 'status'),
	('transaction', 'payment_transactions', 'status'),
	('invitation', 'invitations', 'status'),
	('experiment', 'experiments', 'status')) m (machine, relation, name);
select is((select count(distinct machine) from desk.transition
	where machine like 'platform.%'), 8::bigint, 'those are all machines');
select set_eq(format('select * from t.values_of(%L, %L)', relation, name),
	string_to_array(vals, ' '), format('%s.%s', relation, name))
from (values ('users', 'status', 'active suspended deleted'),
	('users', 'role', 'customer admin manager driver'),
	('users', 'auth_provider', 'local google apple'),
	('organization_members', 'role', 'owner admin member guest'),
	('team_members', 'role', 'lead member contributor'),
	('workspace_members', 'role', 'owner admin editor viewer'),
	('teams', 'privacy_level', 'public private secret'),
	('workspaces', 'visibility', 'public team private'),
	('workspaces', 'status', 'active archived deleted'),
	('invitations', 'invitation_type', 'organization team workspace'),
	('subscription_plans', 'billing_interval',
		'monthly quarterly yearly one_time usage_based'),
	('bookings', 'urgency_level', 'normal express urgent'),
	('bookings', 'pickup_time_slot',
		'09:00-12:00 14:00-17:00 18:00-21:00'),
	('delivery_assignments', 'assignment_type', 'pickup delivery'),
	('payment_transactions', 'transaction_type',
		'payment refund chargeback adjustment'),
	('coupons', 'discount_type', 'percentage fixed_amount'),
	('services', 'type', 'one_time subscription'),
	('error_logs', 'error_level', 'info warning error critical'))
	v (relation, name, vals);

-- Nothing that a rule would not have let happen.
create function t.rules() returns setof text
language sql
as $$
	select 'counter ' || counter || ' ' || key from desk.platform_verify()
	union all
	select 'too many in slot ' || day || ' ' || slot from desk.laundry_slot
	where capacity > desk.setting_int('platform', 'slot_capacity')
	union all
	select 'too many collections ' || w.week from desk.collection_week w
	join platform.subscriptions s on s.id = w.subscription_id
	join platform.subscription_plans p on p.id = s.plan_id
	where w.used > (p.features ->> 'weekly_collections')::integer
	union all
	select 'too soon brought ' || b.booking_number
	from platform.bookings b
	join platform.services s on s.id = b.service_id
	where b.delivery_date + platform.slot_start(b.delivery_time_slot)
		- (b.pickup_date + platform.slot_start(b.pickup_time_slot))
		< case when b.urgency_level = 'normal' and s.code <> 'EXPRESS'
			then interval '72 hours' else '24 hours' end
	union all
	select 'subscription and service ' || b.booking_number
	from platform.bookings b
	join platform.services s on s.id = b.service_id
	where (s.type = 'subscription') <> (b.subscription_id is not null)
	union all
	select 'total of ' || b.booking_number from platform.bookings b
	join platform.booking_items i on i.booking_id = b.id
	group by b.id having b.total_amount <> sum(i.total_price)
	union all
	select 'total of invoice ' || i.id from platform.invoices i
	join platform.invoice_line_items l on l.invoice_id = i.id
	group by i.id having i.subtotal_amount <> sum(l.amount)
	union all
	select 'paid or not ' || b.booking_number
	from platform.bookings b
	left join desk.platform_paid p on p.payable = b.id
	where b.total_amount > 0 and b.payment_status <> case
		when p.refunded = p.paid and p.paid > 0 then 'refunded'
		when p.paid = b.total_amount then 'paid'
		when exists (select from platform.payment_transactions x
			where x.booking_id = b.id and x.status = 'failed')
			then 'failed' else 'pending' end
	union all
	select 'stops of ' || b.booking_number from platform.bookings b
	left join platform.delivery_assignments a on a.booking_id = b.id
		and a.status <> 'cancelled'
	group by b.id
	having array_to_string(array_agg(a.assignment_type || ' ' || a.status
		order by a.assignment_type desc), ', ') <> case b.status
		when 'pending' then '' when 'cancelled' then ''
		when 'confirmed' then 'pickup assigned'
		when 'collecting' then 'pickup in_progress'
		when 'processing' then 'pickup completed'
		when 'ready' then 'pickup completed, delivery assigned'
		when 'delivering' then 'pickup completed, delivery in_progress'
		else 'pickup completed, delivery completed' end
	union all
	select 'number of ' || b.booking_number from platform.bookings b
	where substr(b.booking_number, 4, 8) <> to_char(b.created_at
		at time zone 'Europe/Paris', 'YYYYMMDD')
	union all
	select 'numbers of ' || d.day from desk.booking_number_day d
	where d.last < (select max(right(b.booking_number, 6)::integer)
		from platform.bookings b
		where substr(b.booking_number, 4, 8) = d.day)
	union all
	select 'outside the organisation: ' || m.user_id
	from platform.team_members m
	join platform.teams t on t.id = m.team_id
	left join platform.organization_members o
		on o.organization_id = t.organization_id
		and o.user_id = m.user_id and o.is_active
	where m.left_at is null and o.id is null
	union all
	select 'outside the organisation: ' || m.user_id
	from platform.workspace_members m
	join platform.workspaces w on w.id = m.workspace_id
	left join platform.organization_members o
		on o.organization_id = w.organization_id
		and o.user_id = m.user_id and o.is_active
	where o.id is null
	union all
	select 'coupon out of time ' || r.id from platform.coupon_redemptions r
	join platform.coupons c on c.id = r.coupon_id
	where r.redeemed_at < c.valid_from or r.redeemed_at >= c.valid_until
	union all
	select 'more orders than reward ' || l.user_id
	from platform.loyalty_rewards l
	where l.free_collections_earned <> l.completed_orders / 10
	union all
	select 'trigger off: ' || tgname from pg_trigger g
	join pg_class c on c.oid = g.tgrelid
	where c.relnamespace = 'platform'::regnamespace and tgenabled <> 'O'
$$;
select is_empty('select t.rules()', 'no rule is broken');
select isnt_empty($$ select 1 from desk.coupon_load where taken = capacity $$,
	'a coupon is used up');

-- Today: a day at the laundry, with something in every state.
create function t.today() returns date
language sql
as $$ select (desk.clock() at time zone 'Europe/Paris')::date $$;
create view t.stops as
select b.status, b.pickup_date as day from platform.bookings b
where b.status in ('pending', 'confirmed', 'collecting', 'cancelled')
union all
select b.status, b.delivery_date from platform.bookings b
where b.status in ('ready', 'delivering', 'completed');
select cmp_ok(count(*), '>=', 12::bigint, 'stops of today')
from t.stops where day = t.today();
select set_eq($$ select distinct status from t.stops
		where day = t.today() $$,
	array['confirmed', 'collecting', 'ready', 'delivering', 'completed'],
	'in every state that a stop of today may have');
select cmp_ok(count(*), '>=', 200::bigint, 'history lies behind')
from platform.bookings where status = 'completed';
select cmp_ok(count(*), '>=', 1500::bigint, 'and was written down')
from platform.activities;
select isnt_empty($$ select 1 from platform.payment_transactions
	where transaction_type = 'refund' and status = 'pending' $$,
	'a refund waits');

-- Staff see their organisations and no more.
select is((t.as('desk1', '(select count(*) from platform.organizations)'))
	::integer, 2, 'desk1 works for two');
select is((t.as('desk2', '(select count(*) from platform.organizations)'))
	::integer, 2, 'desk2 for two');
select is((t.as('manager2', '(select count(*) from platform.organizations)'))
	::integer, 0, 'manager2 for none');
select is_empty($$ select s.login from desk.staff s
	where s.platform_user_id is null $$, 'everybody is somebody there');

-- Done again, nothing moves; days later, the day is another one.
create function t.laid() returns text
language plpgsql
as $$
declare
	tables text := (select string_agg(format('select x::text as r from %s x',
			c.oid::regclass), ' union all ')
		from pg_class c where c.relkind = 'r'
		  and c.relnamespace = 'platform'::regnamespace);
	answer text;
begin
	execute format('select md5(string_agg(r, '','' order by r)) from (%s) x',
		tables) into answer;
	return answer;
end
$$;
select t.laid() as laid \gset
\o /dev/null
:fill
\o
select is(t.laid(), :'laid', 'a second run lays nothing');
set test.now = '2026-11-22 14:10:00-08';
\o /dev/null
:fill
\o
select is_empty('select t.rules()', 'no rule is broken a day later');
select set_eq($$ select distinct status from t.stops
		where day = t.today() and status <> 'pending' $$,
	array['confirmed', 'collecting', 'ready', 'delivering', 'completed'],
	'that day has its stops');
set test.now = '2026-11-27 09:00:00-08';
\o /dev/null
:fill
\o
select is_empty('select t.rules()', 'nor at the end of the week');
select is_empty($$ select booking_number, status from platform.bookings
	where delivery_date < t.today()
	  and status not in ('completed', 'cancelled') $$,
	'what was to be brought was brought');
select cmp_ok(count(*), '>=', 12::bigint, 'and that day is busy')
from t.stops where day = t.today();

select * from finish();
rollback;
