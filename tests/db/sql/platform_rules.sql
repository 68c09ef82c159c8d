-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: the rules of organisations, invitations, roles, coupons, payments
-- and records (document 004, domain.md 5): each refusal and its neighbour.
begin;
\ir fixture.psql
\ir platform.psql
select no_plan();

-- The machines whose things nothing else moves, for every pair of states.
create temporary table machine as
select m.machine, m.relation, m.thing, f.state as from_state,
	unnest(f.targets) as to_state
from (values
	('platform.booking_payment', 'bookings', 'payment_status', 'A payment'),
	('platform.assignment', 'delivery_assignments', 'status', 'A stop'),
	('platform.subscription', 'subscriptions', 'status', 'A subscription'),
	('platform.invoice', 'invoices', 'status', 'An invoice'),
	('platform.transaction', 'payment_transactions', 'status', 'A payment'),
	('platform.experiment', 'experiments', 'status', 'An experiment'),
	('platform.invitation', 'invitations', 'status', 'An invitation'))
	m (machine, relation, state, thing)
join (values
	('platform.booking_payment', 'pending', array['paid', 'failed']),
	('platform.booking_payment', 'failed', array['pending', 'paid']),
	('platform.booking_payment', 'paid', array['refunded']),
	('platform.booking_payment', 'refunded', array[null]),
	('platform.assignment', 'assigned', array['in_progress', 'cancelled']),
	('platform.assignment', 'in_progress', array['completed',
		'cancelled']),
	('platform.assignment', 'completed', array[null]),
	('platform.assignment', 'cancelled', array[null]),
	('platform.subscription', 'trialing', array['active', 'past_due',
		'unpaid', 'paused', 'canceled']),
	('platform.subscription', 'active', array['past_due', 'unpaid',
		'paused', 'canceled']),
	('platform.subscription', 'past_due', array['active', 'unpaid',
		'canceled']),
	('platform.subscription', 'unpaid', array['active', 'past_due',
		'canceled']),
	('platform.subscription', 'paused', array['active', 'past_due',
		'canceled']),
	('platform.subscription', 'canceled', array[null]),
	('platform.invoice', 'draft', array['open', 'paid', 'void']),
	('platform.invoice', 'open', array['paid', 'void', 'uncollectible']),
	('platform.invoice', 'uncollectible', array['paid', 'void']),
	('platform.invoice', 'paid', array[null]),
	('platform.invoice', 'void', array[null]),
	('platform.transaction', 'pending', array['requires_action',
		'succeeded', 'failed', 'canceled']),
	('platform.transaction', 'requires_action', array['pending',
		'succeeded', 'failed', 'canceled']),
	('platform.transaction', 'failed', array['pending',
		'requires_action', 'succeeded', 'canceled']),
	('platform.transaction', 'succeeded', array[null]),
	('platform.transaction', 'canceled', array[null]),
	('platform.experiment', 'draft', array['running', 'archived']),
	('platform.experiment', 'running', array['paused', 'completed']),
	('platform.experiment', 'paused', array['running', 'completed']),
	('platform.experiment', 'completed', array['archived']),
	('platform.experiment', 'archived', array[null]),
	('platform.invitation', 'pending', array['accepted', 'declined',
		'expired', 'revoked']),
	('platform.invitation', 'accepted', array[null]),
	('platform.invitation', 'declined', array[null]),
	('platform.invitation', 'expired', array[null]),
	('platform.invitation', 'revoked', array[null]))
	f (machine, state, targets) using (machine);

-- One row is put into a state, and then moved by the application; undone.
create function t.moves(relation text, was text, becomes text) returns text
language plpgsql
as $$
declare
	said text;
	state text := case relation when 'bookings' then 'payment_status'
		else 'status' end;
	-- what goes with a state
	times text := case relation
		when 'invoices' then ', paid_at = case when %L = ''paid''
			then now() end'
		when 'delivery_assignments' then ', completed_at = case
			when %L = ''completed'' then ''infinity''::timestamptz
			end' else '' end;
	the text := case relation when 'bookings' then 'ada wash'
		when 'delivery_assignments' then 'stop'
		when 'subscriptions' then 'sub ada'
		when 'invoices' then 'sub ada invoice'
		when 'payment_transactions' then 'sub ada payment'
		when 'experiments' then 'experiment'
		else 'one invitation' end;
begin
	execute format('alter table platform.%I disable trigger user',
		relation);
	execute format('update platform.%I set %I = %L' || format(times, was)
		|| ' where id = %L', relation, state, was, t.id(the));
	execute format('alter table platform.%I enable trigger user', relation);
	update platform.bookings set status = 'confirmed'
	where id = t.id('ada wash') and relation = 'delivery_assignments';
	said := t.app('service', format('update platform.%I set %I = %L'
		|| format(times, becomes) || ' where id = %L', relation, state,
		becomes, t.id(the)));
	raise exception using errcode = 'XX999', message = said;
exception when sqlstate 'XX999' then
	return sqlerrm;
end
$$;
set test.now = '2026-11-21 14:07:00-08';
with pair as (
	select distinct a.machine, a.relation, a.thing, a.from_state,
		b.state as to_state
	from machine a
	join (select machine, from_state as state from machine
		union select machine, to_state from machine) b
		on b.machine = a.machine and b.state is not null)
select is(t.moves(p.relation, p.from_state, p.to_state), case
	when p.from_state = p.to_state or exists (select from machine m
		where (m.machine, m.from_state, m.to_state)
			= (p.machine, p.from_state, p.to_state)) then 'ok 1'
	else format('%s that is %s does not become %s', p.thing,
		replace(p.from_state, '_', ' '),
		replace(p.to_state, '_', ' ')) end,
	format('%s: %s to %s', p.machine, p.from_state, p.to_state))
from pair p
order by p.machine, p.from_state, p.to_state;
select set_eq($$ select machine, from_state, to_state from machine
		where to_state is not null $$,
	$$ select machine, from_state, to_state from desk.transition
		where machine like 'platform.%' and from_state <> ''
		and machine <> 'platform.booking' $$,
	'those are all steps');

-- Teams and workspaces are for those who are in the organisation.
select is(t.app('bea', format('insert into platform.team_members (team_id,
	user_id) values (%L, %L)', t.id('one public'), t.id(who))), said,
	who || ': ' || said)
from (values ('mona', 'ok 1'), ('mona', 'team_members_key'),
	('ada', 'That person is not in the organisation'),
	('dirk', 'That person is not in the organisation')) q (who, said);
select is(t.app('bea', format('insert into platform.workspace_members
	(workspace_id, user_id) values (%L, %L)', t.id('one public space'),
	t.id(who))), said, who || ': ' || said)
from (values ('mona', 'ok 1'), ('mona', 'workspace_members_key'),
	('dirk', 'That person is not in the organisation')) q (who, said);
create function t.left(who text) returns text
language sql
as $$
	select format('%s teams, %s workspaces', (select count(*)
		from platform.team_members
		where user_id = t.id(who) and left_at is null),
		(select count(*) from platform.workspace_members
		where user_id = t.id(who)))
$$;
select is(t.left('mona'), '1 teams, 1 workspaces', 'mona has come');
select is(t.app('bea', format('update platform.organization_members
	set is_active = false where user_id = %L', t.id('mona'))), 'ok 1',
	'mona leaves the organisation');
select is(t.left('mona'), '0 teams, 0 workspaces', 'and with it the rest');
select is(t.app('bea', format('insert into platform.team_members (team_id,
	user_id) values (%L, %L)', t.id('one public'), t.id('mona'))),
	'That person is not in the organisation', 'and does not come back in');
select is(t.app('bea', format('update platform.team_members set left_at = null
	where user_id = %L', t.id('mona'))),
	'That person is not in the organisation', 'by no back door');
select is(t.app('dora', format('delete from platform.organization_members
	where user_id = %L', t.id('dirk'))), 'ok 1', 'dirk is taken out');
select is(t.left('dirk'), '0 teams, 0 workspaces', 'of everything');
select is(t.left('carl'), '3 teams, 1 workspaces', 'carl is where he was');

-- An invitation lapses by itself.
create function t.answer(what text) returns text
language sql
as $$
	select t.app('service', format('update platform.invitations
		set status = %L where id = %L', what, t.id('one invitation')))
$$;
set test.now = '2026-11-28 00:00:00+00';
select is(t.answer('accepted'), 'The invitation has lapsed', 'too late');
set test.now = '2026-11-27 23:59:59+00';
select is(t.answer('accepted'), 'ok 1', 'just in time');
select is(t.answer('declined'),
	'An invitation that is accepted does not become declined', 'once');
set test.now = '2026-11-21 14:07:00-08';

-- Roles that the system stands on.
select is(t.app('service', format(what, t.id('root'))), said, said)
from (values
	('delete from platform.roles where id = %L',
		'A system role is not deleted'),
	('update platform.roles set name = ''toor'' where id = %L',
		'A system role keeps its name and stays one'),
	('update platform.roles set is_system_role = false where id = %L',
		'A system role keeps its name and stays one'),
	('update platform.roles set description = ''x'' where id = %L',
		'ok 1')) q (what, said);
select is(t.app('service', format('delete from platform.roles where id = %L',
	t.id('auditor'))), 'ok 1', 'another role goes');
select is(t.app('hugo', format('insert into platform.user_roles (user_id,
	role_id) values (%L, %L)', t.id('emil'), t.id('root'))), 'ok 1',
	'the house gives a role');
select is(t.app('emil', format('insert into platform.user_roles (user_id,
	role_id) values (%L, %L)', t.id('ada'), t.id('root'))), '42501',
	'others do not');

-- Coupons: twice in all, once each, while they are valid.
create function t.redeem(who text, at timestamptz default '2026-11-20')
returns text
language sql
as $$
	select t.app(who, format('insert into platform.coupon_redemptions
		(coupon_id, user_id, discount_amount, redeemed_at)
		values (%L, %L, 1, %L)', t.id('coupon'), t.id(who), at))
$$;
select is(t.redeem('bea'), 'coupon_redemptions_once_key', 'once a user');
select is(t.redeem('ada', '2027-01-01'),
	'The coupon is not valid at that time', 'not when it has ended');
select is(t.redeem('ada', '2025-12-31 23:59:59'),
	'The coupon is not valid at that time', 'nor before it begins');
select is(t.redeem('ada', '2026-12-31 23:59:59'), 'ok 1',
	'up to the last moment');
select is(t.redeem('carl'), 'coupon_load_fits', 'no third time');
select is(t.app('service', 'update platform.coupons set max_redemptions = 1'),
	'coupon_load_fits', 'it is not limited below what was redeemed');
select is(t.app('ada', format('delete from platform.coupon_redemptions
	where user_id = %L', t.id('ada'))), 'ok 1', 'one that is taken back');
select is(t.redeem('carl'), 'ok 1', 'leaves room for another');
select is(t.app('service', 'update platform.coupons
	set max_redemptions = null'), 'ok 1', 'without a limit');
select is(t.redeem('ada'), 'ok 1', 'everybody may');

-- What the payment provider reports.
create function t.pay(name text, changes jsonb) returns text
language sql
as $$
	select t.app('service', format('insert into
		platform.payment_transactions (id, user_id, amount, status,
		transaction_type, booking_id, invoice_id,
		stripe_payment_intent_id)
		select x.id, x.user_id, x.amount, x.status, x.transaction_type,
		x.booking_id, x.invoice_id, x.stripe_payment_intent_id
		from jsonb_populate_record(
		null::platform.payment_transactions, %L) x', jsonb_build_object(
		'id', t.id(name), 'user_id', t.id('ada'), 'amount', 24.99,
		'status', 'succeeded', 'transaction_type', 'payment',
		'booking_id', t.id('ada wash')) || changes))
$$;
create function t.report(name text, what text) returns text
language sql
as $$
	select t.app('service', format('update platform.payment_transactions
		set status = %L where id = %L', what, t.id(name)))
$$;
create function t.paid(booking text) returns text
language sql
as $$
	select status || ', ' || payment_status from platform.bookings
	where id = t.id(booking)
$$;
select is(t.pay('try', '{"stripe_payment_intent_id": "pi_1",
	"status": "pending"}'), 'ok 1', 'a payment begins');
select is(t.paid('ada wash'), 'pending, pending', 'and says nothing yet');
select is(t.report('try', 'failed'), 'ok 1', 'it fails');
select is(t.paid('ada wash'), 'pending, failed', 'which is noted');
select is(t.report('try', 'succeeded'), 'ok 1', 'tried again, it succeeds');
select is(t.paid('ada wash'), 'confirmed, paid', 'and confirms the booking');
select is(t.pay('twice', '{"stripe_payment_intent_id": "pi_1"}'),
	'payment_transactions_intent_key', 'a report that comes twice is one');
select is(t.pay('late', '{"stripe_payment_intent_id": "pi_0",
	"status": "failed"}'), 'ok 1', 'a failure that is heard of late');
select is(t.paid('ada wash'), 'confirmed, paid', 'undoes nothing');
select is(t.app('service', format('update platform.payment_transactions
	set amount = 1 where id = %L', t.id('try'))),
	'What a payment was for does not change', 'an amount stays');
select is(t.app('service', 'delete from platform.payment_transactions'),
	'42501', 'and payments are kept');
select is(t.pay('back', '{"transaction_type": "refund", "amount": 25}'),
	'platform_paid_refund_check', 'no more goes back than came');
select is(t.pay('back', '{"transaction_type": "refund", "amount": 20,
	"status": "pending"}'), 'ok 1', 'a part is on its way back');
select is(t.pay('more', '{"transaction_type": "refund", "amount": 5}'),
	'platform_paid_refund_check', 'and counts as gone');
select is(t.report('back', 'failed'), 'ok 1', 'until it fails');
select is(t.pay('more', '{"transaction_type": "refund", "amount": 5}'), 'ok 1',
	'so that another part goes back');
select is(t.paid('ada wash'), 'confirmed, paid', 'a part is no refund yet');
select is(t.pay('rest', '{"transaction_type": "refund", "amount": 19.99}'),
	'ok 1', 'and the rest');
select is(t.paid('ada wash'), 'confirmed, refunded', 'now it is');
select is(t.pay('nothing', '{"transaction_type": "refund", "amount": 0.01}'),
	'platform_paid_refund_check', 'a cent more is too much');
select is(t.pay('of nothing', '{"transaction_type": "refund",
	"booking_id": null}'), 'payment_transactions_refund_check',
	'a refund is of something');
select is(t.report('sub one payment', 'succeeded'), 'ok 1',
	'an invoice is paid');
select is((select status || coalesce(paid_at::date::text, '')
	from platform.invoices where id = t.id('sub one invoice')),
	'paid2026-11-21', 'and knows when');
select is_empty('select * from desk.platform_verify()',
	'the counters are right');

-- What stays.
select is(t.app('service', 'update platform.activities set action = ''x'''),
	'42501', 'records are not changed');
select is(t.app('service', 'delete from platform.activities'), '42501',
	'nor deleted');
select is(t.came_of('update platform.activities set action = ''x'''), '42501',
	'by an administrator neither');
select is(t.came_of('truncate platform.activities'), '42501', 'nor emptied');
select is(t.app('service', 'update platform.experiment_assignments
	set variant_name = ''green'''), 'Whoever got a variant keeps it',
	'a variant is kept');
select is(t.app('service', 'update platform.experiment_assignments
	set assigned_at = ''2026-01-01'''), 'ok 2', 'when it was given is not');
set test.now = '2026-11-21 15:00:00-08';
select is(t.app('service', 'update platform.organizations set name = ''N'',
	updated_at = ''2000-01-01'''), 'ok 2', 'a change');
select is((select max(updated_at) from platform.organizations),
	'2026-11-21 15:00:00-08', 'is stamped by the database');

-- Staff are who they are in the platform, for its records.
select is(t.came_of(format('update desk.staff set platform_user_id = %L
	where login = ''manager1''', t.id('hugo'))), 'ok 1', 'manager1 is hugo');
select is(t.came_of(format('update desk.staff set platform_user_id = %L
	where login = ''frontdesk1''', t.id('hugo'))),
	'staff_platform_user_key', 'and nobody else is');
select is(t.came_of('update desk.staff set platform_user_id =
	gen_random_uuid() where login = ''frontdesk1'''),
	'staff_platform_user_fkey', 'nor nobody');

-- Staff read open columns and write nothing.
select is(t.staff(who, call), said, who || ': ' || call)
from unnest(array['frontdesk1', 'manager1', 'support1']) who, (values
	('select id, status, role from platform.users', 'ok 9'),
	('select booking_number, status from platform.bookings', 'ok 2'),
	('select email from platform.users', '42501'),
	('select password_hash from platform.users', '42501'),
	('select session_token from platform.user_sessions', '42501'),
	('select token from platform.invitations', '42501'),
	('select provider_payment_method_id from platform.payment_methods',
		'42501'),
	('select settings from platform.organizations', '42501'),
	('select street_address from platform.user_addresses', '42501'),
	('update platform.bookings set status = ''cancelled''', '42501'),
	('insert into platform.roles (name) values (''x'')', '42501'),
	('delete from platform.users', '42501'),
	('select * from desk.laundry_slot', '42501'),
	('select desk.platform_rebuild()', '42501')) q (call, said);
select is(t.app('service', call), said, 'the application: ' || call)
from (values ('select count(*) from platform.users', 'ok 1'),
	('truncate platform.events', '42501'),
	('select * from desk.laundry_slot', '42501'),
	('update desk.laundry_slot set capacity = 1000', '42501'),
	('select * from desk.staff', '42501'),
	('select * from club.users', '42501'),
	('alter table platform.users disable row level security', '42501'),
	('create table platform.mine (i int)', '42501')) q (call, said);

select * from finish();
rollback;
