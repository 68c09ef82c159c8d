-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: whose rows are whose (document 004, "Row-Level Security": users
-- their own data, members their organisation's, admins more of it; database.md
-- 7).  A line a table: what the application may read and write for its user,
-- what it may read besides, and what the staff roles may read, whose columns
-- zz_columns_platform.sql grants.  Words in braces stand for what is asked
-- once a statement; a table that a condition asks is read by its own policy.
-- They guard and do not find: whoever asks says `where user_id = ...` as well,
-- which an index serves.

set role desk_owner;

do $$
declare
	t record;
	words constant jsonb := jsonb_build_object(
		'{me}', '(select desk.platform_user())',
		'{service}', '(select desk.platform_service())',
		'{house}', '(select desk.platform_house())',
		'{in}', 'any ((select desk.platform_organisations())::uuid[])',
		'{managed}', 'any ((select desk.platform_managed())::uuid[])',
		'{teams}', 'any ((select desk.platform_teams())::uuid[])',
		'{workspaces}',
			'any ((select desk.platform_workspaces())::uuid[])',
		'{assigned}', 'any ((select desk.platform_assigned())::uuid[])',
		'{ours}', 'any ((select desk.my_organisations())::uuid[])');
	word record;
begin
	for t in select * from (values
	-- People.
	('users', 'id = {me} or {house}', null, 'true'),
	('user_profiles', 'id = {me} or {house}',
		'exists (select from platform.organization_members m
			where m.user_id = user_profiles.id)', 'true'),
	('user_sessions', 'user_id = {me} or {service}', null, 'true'),
	('user_preferences', 'user_id = {me} or {service}', null, 'true'),
	('user_addresses', 'user_id = {me} or {house}',
		'exists (select from platform.bookings b
			where b.user_id = user_addresses.user_id
			  and b.id = {assigned})', 'true'),
	('user_roles', '{house}', 'user_id = {me}', 'true'),

	-- Organisations: nobody but their people, not even the house.
	('organizations', 'id = {managed} or {service}', 'id = {in}',
		'id = {ours}'),
	('organization_members', 'organization_id = {managed} or {service}',
		'organization_id = {in} or user_id = {me}',
		'organization_id = {ours}'),
	('teams', 'organization_id = {managed} or {service}',
		'organization_id = {in} and (privacy_level <> ''secret''
			or id = {teams})',
		'organization_id = {ours}'),
	('team_members',
		'{service} or exists (select from platform.teams t
			where t.id = team_id and t.organization_id = {managed})',
		'exists (select from platform.teams t where t.id = team_id
			and (t.privacy_level = ''public'' or t.id = {teams}))',
		'exists (select from platform.teams t where t.id = team_id)'),
	('workspaces', 'organization_id = {managed} or {service}',
		'organization_id = {in} and (visibility = ''public''
			or (visibility = ''team'' and team_id = {teams})
			or id = {workspaces})',
		'organization_id = {ours}'),
	('workspace_members',
		'{service} or exists (select from platform.workspaces w
			where w.id = workspace_id
			  and w.organization_id = {managed})',
		'exists (select from platform.workspaces w
			where w.id = workspace_id)',
		'exists (select from platform.workspaces w
			where w.id = workspace_id)'),
	('invitations', 'organization_id = {managed} or {service}', null,
		'organization_id = {ours}'),
	('organization_metrics_daily', '{service}',
		'organization_id = {managed}', 'organization_id = {ours}'),
	('activities', '{service} or (actor_id = {me}
		and (organization_id is null or organization_id = {in}))',
		'organization_id = {managed}
			or (organization_id is null and {house})',
		'organization_id is null or organization_id = {ours}'),
	('events', '{service} or (user_id = {me}
		and (organization_id is null or organization_id = {in}))',
		'organization_id = {managed}',
		'organization_id is null or organization_id = {ours}'),

	-- Bills: a user's own, or of an organisation that the user manages.
	('subscriptions', 'user_id = {me} or {house}',
		'desk.platform_subscription_seen(id)',
		'desk.subscription_seen(id)'),
	('usage_records', '{service}',
		'exists (select from platform.subscriptions s
			where s.id = subscription_id)',
		'desk.subscription_seen(subscription_id)'),
	('invoices', '{house}',
		'user_id = {me} or exists (select from platform.subscriptions s
			where s.id = subscription_id)',
		'subscription_id is null
			or desk.subscription_seen(subscription_id)'),
	('invoice_line_items', '{house}',
		'exists (select from platform.invoices i
			where i.id = invoice_id)',
		'desk.invoice_seen(invoice_id)'),
	('payment_methods', 'user_id = {me} or {service}', null, 'true'),
	('payment_transactions', '{house}',
		'user_id = {me} or exists (select from platform.invoices i
			where i.id = invoice_id)',
		'(invoice_id is null or desk.invoice_seen(invoice_id))
		and (subscription_id is null
			or desk.subscription_seen(subscription_id))'),
	('coupon_redemptions', 'user_id = {me} or {house}', null,
		'subscription_id is null
			or desk.subscription_seen(subscription_id)'),

	-- The laundry: staff serve every customer.
	('bookings', 'user_id = {me} or {house}', 'id = {assigned}', 'true'),
	('booking_items', 'exists (select from platform.bookings b
			where b.id = booking_id
			  and (b.user_id = {me} or {house}))',
		'exists (select from platform.bookings b
			where b.id = booking_id)', 'true'),
	('delivery_drivers', '{house}', 'user_id = {me}', 'true'),
	('delivery_assignments', '{house}',
		'exists (select from platform.bookings b
			where b.id = booking_id)', 'true'),
	('loyalty_rewards', '{house}', 'user_id = {me}', 'true'),

	-- What users did, and what went wrong.
	('page_views', '{service} or exists (
		select from platform.user_sessions s
		where s.id = session_id)', null, 'true'),
	('feature_usage', 'user_id = {me} or {service}', null, 'true'),
	('user_engagement_daily', '{service}', 'user_id = {me} or {house}',
		'true'),
	('conversion_funnel_events', 'user_id = {me} or {house}', null, 'true'),
	('experiment_assignments', 'user_id = {me} or {house}', null, 'true'),
	('error_logs', 'user_id = {me} or {house}', null, 'true'),
	-- public or admin-only (document 004, 8)
	('system_settings', '{house}', 'is_public', 'true')
	) as listed (name, writes, sees, staff)
	loop
		for word in select * from jsonb_each_text(words) loop
			t.writes := replace(t.writes, word.key, word.value);
			t.sees := replace(t.sees, word.key, word.value);
			t.staff := replace(t.staff, word.key, word.value);
		end loop;
		execute format('drop policy if exists app_writes on platform.%I',
			t.name);
		execute format('create policy app_writes on platform.%I '
			'to platform_app using (%s) with check (%2$s)',
			t.name, t.writes);
		execute format('drop policy if exists app_sees on platform.%I',
			t.name);
		if t.sees is not null then
			execute format('create policy app_sees on platform.%I '
				'for select to platform_app using (%s)',
				t.name, t.sees);
		end if;
		execute format('drop policy if exists staff on platform.%I',
			t.name);
		execute format('create policy staff on platform.%I for select '
			'to desk_frontdesk, desk_manager, desk_support '
			'using (%s)', t.name, t.staff);
	end loop;
end
$$;

-- A driver goes on with their own stops.
drop policy if exists app_drives on platform.delivery_assignments;
create policy app_drives on platform.delivery_assignments
	for update to platform_app
	using (exists (select from platform.delivery_drivers d
		where d.id = driver_id
		  and d.user_id = (select desk.platform_user())));

reset role;
