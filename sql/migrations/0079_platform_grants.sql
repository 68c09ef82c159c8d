-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the platform's own application may do with its tables, and whose rows
-- anybody sees.  Row-level security is switched on here, which shows nobody
-- anything; sql/functions/tenants_platform.sql says who sees what, since a
-- policy goes with the functions that it asks.

set role desk_owner;

grant usage on schema desk, platform to platform_app;
grant usage on schema platform to desk_frontdesk, desk_manager, desk_support;

grant select, insert, update, delete on all tables in schema platform
	to platform_app;
-- Records are added to; payments are the trail of what was paid.
revoke update, delete on platform.activities from platform_app;
revoke delete on platform.payment_transactions from platform_app;

-- The state machines run with the writer's own rights.
grant select on desk.transition to platform_app;

do $$
declare
	target regclass;
begin
	for target in
		select c.oid
		from pg_catalog.pg_class c
		where c.relnamespace = 'platform'::regnamespace
		  and c.relkind = 'r'
		  -- the catalogue: the same for everybody
		  and c.relname not in ('conversion_funnels', 'coupons',
			'experiments', 'performance_metrics', 'roles',
			'service_categories', 'service_options',
			'service_service_options', 'services',
			'subscription_plans')
	loop
		execute format('alter table %s enable row level security',
			target);
	end loop;
end
$$;

reset role;
