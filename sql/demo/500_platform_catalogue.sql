-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration platform: what it sells and tries out, the same at any
-- scale, and who of the people at the desk is who in it.  Prices are those of
-- domain.md 5.

set role desk_owner;

-- Keys that files and steps share.
create function demo.platform_id(what text, n bigint default 0) returns uuid
language sql immutable
return md5('platform ' || what || ' ' || n::text)::uuid;

create function demo.organisations() returns integer
language sql immutable
return greatest(5, demo.people_of('platform') / 40);

-- The laundry's own time of day.
create function demo.laundry_time(at timestamp) returns timestamptz
language sql immutable
return at at time zone 'Europe/Paris';

create function demo.laundry_slot(n bigint) returns text
language sql immutable
return (array['09:00-12:00', '14:00-17:00', '18:00-21:00'])[1 + abs(n) % 3];

create function demo.platform_services(first bigint, last bigint) returns void
language sql
as $$
	insert into platform.service_categories (id, name, description, icon,
		sort_order)
	select demo.platform_id('category ' || c.name), c.name, c.words, c.icon,
		c.place
	from (values (1, 'Washing', 'By the kilogram', 'drop'),
		(2, 'Pressing', 'Shirts and suits', 'iron'),
		(3, 'Subscriptions', 'Every week', 'calendar'))
		as c (place, name, words, icon);

	insert into platform.services (id, name, code, type, base_price,
		processing_days, min_items, max_items, category_id)
	select demo.platform_id('service ' || s.code), s.name, s.code, s.type,
		s.price, s.days, 1, 60,
		demo.platform_id('category ' || s.category)
	from (values ('classic', 'Classic wash', 'one_time', 24.99, 2,
			'Washing'),
		('EXPRESS', 'Express wash', 'one_time', 34.99, 1, 'Washing'),
		('pressing', 'Pressing', 'one_time', 19.99, 2, 'Pressing'),
		('monthly_sub', 'Monthly subscription', 'subscription', 99.99,
			2, 'Subscriptions'),
		('quarterly_sub', 'Quarterly subscription', 'subscription',
			249.99, 2, 'Subscriptions'))
		as s (code, name, type, price, days, category);

	insert into platform.service_options (id, name, code, price, category,
		description)
	select demo.platform_id('option ' || o.code), o.name, o.code, o.price,
		o.category, o.name
	from (values ('ironing', 'Ironing', 6.00, 'finish'),
		('hangers', 'On hangers', 2.00, 'finish'),
		('hypoallergenic', 'Hypoallergenic detergent', 1.50, 'wash'),
		('stains', 'Stain removal', 4.00, 'wash'))
		as o (code, name, price, category);

	insert into platform.service_service_options (id, service_id,
		service_option_id, is_required)
	select demo.platform_id('offer ' || s.code || o.code), s.id, o.id,
		s.code = 'pressing' and o.code = 'hangers'
	from platform.services s
	join platform.service_options o on s.code in ('classic', 'EXPRESS')
		or (s.code = 'pressing' and o.category = 'finish');

	insert into platform.subscription_plans (id, name, price_amount,
		billing_interval, features, is_public)
	select demo.platform_id('plan ' || p.code), p.name, p.price, p.each,
		p.features::jsonb, p.public
	from (values ('monthly', 'Laundry, monthly', 99.99, 'monthly',
			'{"weekly_collections": 2, "kilograms": 15}', true),
		('quarterly', 'Laundry, quarterly', 249.99, 'quarterly',
			'{"weekly_collections": 3, "kilograms": 15}', true),
		('office', 'Office', 588, 'yearly', '{"seats": 50}', true),
		('metered', 'Metered', 0, 'usage_based', '{}', false),
		('founding', 'Founding member', 990, 'one_time', '{}', false))
		as p (code, name, price, each, features, public);

	insert into platform.coupons (id, code, discount_type, discount_value,
		valid_from, valid_until, max_redemptions)
	select demo.platform_id('coupon ' || c.code), c.code, c.kind, c.value,
		demo.began() - 400, demo.began() + c.days, c.most
	from (values ('WELCOME10', 'percentage', 10, 365, null),
		('SPRING-5', 'fixed_amount', 5, -120, null),
		('FIRST-3', 'fixed_amount', 15, 365, 3))
		as c (code, kind, value, days, most);
$$;

create function demo.platform_settings(first bigint, last bigint) returns void
language sql
as $$
	insert into platform.roles (id, name, description, permissions,
		is_system_role)
	select demo.platform_id('role ' || r.name), r.name, r.words,
		r.may::jsonb, r.fixed
	from (values ('administrator', 'May do everything', '["*"]', true),
		('dispatcher', 'Plans the drivers'' stops',
			'["assignments"]', true),
		('bookkeeper', 'Looks after invoices', '["invoices"]', false),
		('auditor', 'Looks, for a while', '["read"]', false))
		as r (name, words, may, fixed);

	insert into platform.conversion_funnels (id, name, description, steps,
		is_active)
	values (demo.platform_id('funnel'), 'First booking',
			'From the first look to a first collection',
			'["visit", "address", "slot", "paid"]', true),
		(demo.platform_id('funnel', 2), 'Old sign up', null,
			'["form", "mail"]', false);

	insert into platform.experiments (id, name, description, variants,
		status, start_date, end_date)
	select demo.platform_id('experiment', e.n), e.name, null,
		'["control", "variant"]', e.status, demo.began() - e.from_day,
		demo.began() - e.to_day
	from (values (1, 'Slot picker', 'running', 20, null::integer),
		(2, 'Price in the header', 'paused', 40, null),
		(3, 'Shorter form', 'completed', 90, 60),
		(4, 'Dark mode', 'archived', 300, 270),
		(5, 'Round buttons', 'draft', null, null))
		as e (n, name, status, from_day, to_day);

	insert into platform.system_settings (id, key, value, category,
		description, is_public)
	select demo.platform_id('setting ' || s.key), s.key, s.value::jsonb,
		s.category, s.words, s.public
	from (values ('maintenance', 'false', 'site', 'Down for a while', true),
		('support_hours', '"08:00-21:00"', 'site', 'Who answers when',
			true),
		('price_per_extra_kilogram', '1.00', 'laundry',
			'Beyond the eighth', true),
		('retry_payment_after_hours', '24', 'billing', null, false))
		as s (key, value, category, words, public);

	-- The people at the desk, who stand in records as themselves.
	insert into platform.users (id, email, password_hash, email_verified,
		role, created_at, updated_at)
	select demo.platform_id('staff ' || s.login), s.email,
		'$2b$12$' || left(md5(s.login) || md5(s.email), 53), true,
		case s.role when 'manager' then 'admin' else 'manager' end,
		demo.began() - 700, demo.began() - 700
	from demo.staff() s;
	insert into platform.user_profiles (id, first_name, display_name,
		timezone, locale)
	select demo.platform_id('staff ' || s.login), s.person, s.person,
		'Europe/Paris', 'en'
	from demo.staff() s;
	update desk.staff d
	set platform_user_id = demo.platform_id('staff ' || s.login)
	from demo.staff() s
	where s.login = d.login and d.platform_user_id is null;
	insert into platform.user_roles (id, user_id, role_id, assigned_at)
	select demo.platform_id('staff role ' || s.login),
		demo.platform_id('staff ' || s.login),
		demo.platform_id('role administrator'), demo.began() - 700
	from demo.staff() s
	where s.role = 'manager';
$$;

select demo.add_step('platform: services', 'demo.platform_services', 1,
	cost => 30, tables => 'platform.service_categories platform.services
		platform.service_options platform.service_service_options
		platform.subscription_plans platform.coupons');
select demo.add_step('platform: settings', 'demo.platform_settings', 1,
	cost => 30, tables => 'platform.roles platform.conversion_funnels
		platform.experiments platform.system_settings platform.users
		platform.user_profiles platform.user_roles');

reset role;
