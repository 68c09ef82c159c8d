-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: every check, every key and every reference refuses what it is
-- there for, by name, and lets its neighbour through.
begin;
\ir fixture.psql
\ir platform.psql
select no_plan();

-- A row with some columns changed, or a copy of it under another id; undone.
create function t.with_changes(relation text, name text, kind text,
	changes jsonb) returns text
language plpgsql
as $$
declare
	columns text := (select string_agg(quote_ident(attname), ', ')
		from pg_attribute where attrelid = relation::regclass
		and attnum > 0 and not attisdropped);
	broken text;
	rows integer;
begin
	if kind = 'key' then
		changes := jsonb_build_object('id', gen_random_uuid())
			|| changes;
		execute format('insert into %s select (jsonb_populate_record('
			'x, $1)).* from %1$s x where x.id = $2', relation)
			using changes, t.id(name);
	else
		execute format('update %s x set (%s) = (select %2$s from '
			'jsonb_populate_record(x, $1)) where x.id = $2',
			relation, columns) using changes, t.id(name);
	end if;
	get diagnostics rows = row_count;
	if rows <> 1 then
		return 'no row';
	end if;
	raise exception using errcode = 'XX999';
exception
	when sqlstate 'XX999' then
		return 'ok';
	when integrity_constraint_violation then
		get stacked diagnostics broken = constraint_name;
		return broken;
end
$$;

create temporary table tried (name text, relation text, row_name text,
	refused jsonb, allowed jsonb);
-- A check is tried on a row, a key on its copy; $name stands for an id.
copy tried from stdin (delimiter '|');
platform_users_email_check|users|ada|{"email":"ada at home"}|{"email":"ada@home"}
platform_users_password_check|users|ada|{"password_hash":"correct horse"}|{"password_hash":null}
platform_users_provider_check|users|bea|{"auth_provider":"myspace"}|{"auth_provider":"apple"}
platform_users_provider_id_check|users|bea|{"auth_provider":"local"}|{"auth_provider":"local","auth_provider_id":null}
platform_users_status_check|users|ada|{"status":"inactive"}|{"status":"suspended"}
platform_users_role_check|users|ada|{"role":"staff"}|{"role":"driver"}
platform_users_deleted_check|users|ada|{"status":"deleted"}|{"status":"deleted","deleted_at":"2026-11-01"}
user_profiles_names_check|user_profiles|ada|{"first_name":""}|{"first_name":null}
user_sessions_token_check|user_sessions|ada session|{"session_token":"a token in plain text"}|{"expires_at":"2026-12-31"}
user_addresses_words_check|user_addresses|ada address|{"city":""}|{"city":"X"}
user_addresses_coordinates_check|user_addresses|ada address|{"coordinates":"(2.35,90.5)"}|{"coordinates":"(-180,90)"}
roles_name_check|roles|auditor|{"name":""}|{"name":"a"}
roles_permissions_check|roles|auditor|{"permissions":"all"}|{"permissions":["read"]}
user_roles_expires_check|user_roles|hugo role|{"assigned_at":"2026-11-02","expires_at":"2026-11-02"}|{"assigned_at":"2026-11-02","expires_at":"2026-11-03"}
subscription_plans_name_check|subscription_plans|office|{"name":""}|{"name":"b"}
subscription_plans_price_check|subscription_plans|office|{"price_amount":-0.01}|{"price_amount":0}
subscription_plans_interval_check|subscription_plans|office|{"billing_interval":"lifetime"}|{"billing_interval":"quarterly"}
subscription_plans_features_check|subscription_plans|office|{"features":[]}|{"features":{"seats":5}}
subscription_plans_collections_check|subscription_plans|office|{"features":{"weekly_collections":0}}|{"features":{"weekly_collections":3}}
subscriptions_status_check|subscriptions|sub ada|{"status":"incomplete"}|{"status":"paused"}
subscriptions_period_check|subscriptions|sub ada|{"current_period_end":"2026-11-01"}|{"current_period_end":"2026-11-02"}
coupons_code_check|coupons|coupon|{"code":"ten percent"}|{"code":"TEN-PERCENT"}
coupons_type_check|coupons|coupon|{"discount_type":"gift"}|{"discount_type":"fixed_amount"}
coupons_value_check|coupons|coupon|{"discount_value":100.01}|{"discount_value":100.01,"discount_type":"fixed_amount"}
coupons_valid_check|coupons|coupon|{"valid_until":"2026-01-01"}|{"valid_until":null}
coupons_max_check|coupons|coupon|{"max_redemptions":0}|{"max_redemptions":null}
coupon_redemptions_amount_check|coupon_redemptions|bea redeems|{"discount_amount":-1}|{"discount_amount":0}
usage_records_metric_check|usage_records|sub ada usage|{"metric_name":""}|{"metric_name":"x"}
usage_records_amounts_check|usage_records|sub ada usage|{"quantity":-1}|{"quantity":0}
service_categories_name_check|service_categories|washing|{"name":""}|{"name":"w"}
services_name_check|services|classic|{"code":""}|{"code":"c"}
services_type_check|services|classic|{"type":"package"}|{"type":"subscription"}
services_amounts_check|services|classic|{"vat_rate":101}|{"vat_rate":5.5}
services_days_check|services|classic|{"processing_days":-1}|{"processing_days":0}
services_items_check|services|classic|{"min_items":3,"max_items":2}|{"min_items":3,"max_items":3}
service_options_name_check|service_options|ironing|{"name":""}|{"name":"i"}
service_options_price_check|service_options|ironing|{"price":-1}|{"price":0}
bookings_number_check|bookings|ada wash|{"booking_number":"BK-1"}|{"booking_number":"BK-20261121-999999"}
bookings_status_check|bookings|ada wash|{"status":"in_progress"}|{"status":"collecting"}
bookings_payment_check|bookings|ada wash|{"payment_status":"succeeded"}|{"payment_status":"paid"}
bookings_urgency_check|bookings|ada wash|{"urgency_level":"standard"}|{"urgency_level":"urgent"}
bookings_total_check|bookings|ada wash|{"total_amount":-0.01}|{"total_amount":0}
bookings_dates_check|bookings|ada wash|{"delivery_date":"2026-11-24"}|{"delivery_date":"2026-11-25"}
bookings_pickup_slot_check|bookings|ada wash|{"pickup_time_slot":"12:00-14:00"}|{"pickup_time_slot":"14:00-17:00"}
bookings_delivery_slot_check|bookings|ada wash|{"delivery_time_slot":"evening"}|{"delivery_time_slot":"18:00-21:00"}
bookings_reason_check|bookings|ada wash|{"cancellation_reason":""}|{"cancellation_reason":"ill"}
booking_items_quantity_check|booking_items|ada wash item|{"quantity":0,"total_price":0}|{"quantity":2,"total_price":49.98}
booking_items_price_check|booking_items|ada wash item|{"unit_price":-1,"total_price":-1}|{"unit_price":0,"total_price":0}
booking_items_total_check|booking_items|ada wash item|{"quantity":2}|{"item_description":"two bags"}
delivery_drivers_rating_check|delivery_drivers|driver|{"rating":5.01}|{"rating":0}
delivery_drivers_deliveries_check|delivery_drivers|driver|{"total_deliveries":-1}|{"total_deliveries":1}
delivery_drivers_capacity_check|delivery_drivers|driver|{"max_capacity":0}|{"max_capacity":1}
delivery_assignments_type_check|delivery_assignments|stop|{"assignment_type":"return"}|{"assignment_type":"delivery"}
delivery_assignments_status_check|delivery_assignments|stop|{"status":"failed"}|{"status":"cancelled"}
delivery_assignments_times_check|delivery_assignments|stop|{"status":"completed","completed_at":"2020-01-01"}|{"status":"completed","completed_at":"2100-01-01"}
delivery_assignments_completed_check|delivery_assignments|stop|{"status":"completed"}|{"status":"in_progress"}
loyalty_rewards_counts_check|loyalty_rewards|ada loyalty|{"completed_orders":-1}|{"completed_orders":0}
loyalty_rewards_used_check|loyalty_rewards|ada loyalty|{"free_collections_used":2}|{"free_collections_used":1}
invoices_status_check|invoices|sub ada invoice|{"status":"overdue"}|{"status":"uncollectible"}
invoices_amounts_check|invoices|sub ada invoice|{"tax_amount":-1,"total_amount":48}|{"tax_amount":1,"total_amount":50}
invoices_total_check|invoices|sub ada invoice|{"tax_amount":9}|{"tax_amount":9,"discount_amount":9}
invoices_paid_check|invoices|sub ada invoice|{"status":"paid"}|{"status":"paid","paid_at":"2026-11-20"}
invoice_line_items_description_check|invoice_line_items|sub ada line|{"description":""}|{"description":"x"}
invoice_line_items_quantity_check|invoice_line_items|sub ada line|{"quantity":0}|{"quantity":0.5}
invoice_line_items_amount_check|invoice_line_items|sub ada line|{"amount":-5}|{"amount":-5,"proration":true}
payment_methods_type_check|payment_methods|ada card|{"type":""}|{"type":"sepa_debit"}
payment_methods_last4_check|payment_methods|ada card|{"card_last4":"42"}|{"card_last4":"0042"}
payment_transactions_type_check|payment_transactions|sub ada payment|{"transaction_type":"charge"}|{"transaction_type":"adjustment"}
payment_transactions_status_check|payment_transactions|sub ada payment|{"status":"paid"}|{"status":"succeeded"}
payment_transactions_amount_check|payment_transactions|sub ada payment|{"amount":-1}|{"amount":0}
payment_transactions_one_thing_check|payment_transactions|sub ada payment|{"booking_id":"$ada wash"}|{"booking_id":"$ada wash","invoice_id":null}
payment_transactions_refund_check|payment_transactions|sub ada payment|{"transaction_type":"refund","invoice_id":null}|{"transaction_type":"refund"}
organizations_name_check|organizations|one|{"name":""}|{"name":"1"}
organizations_slug_check|organizations|one|{"slug":"No 1"}|{"slug":"no-1"}
organizations_billing_email_check|organizations|one|{"billing_email":"us"}|{"billing_email":null}
organizations_settings_check|organizations|one|{"settings":[]}|{"settings":{"a":1}}
organization_members_role_check|organization_members|carl member|{"role":"viewer"}|{"role":"guest"}
organization_members_permissions_check|organization_members|carl member|{"permissions":1}|{"permissions":[]}
organization_members_dates_check|organization_members|carl member|{"invited_at":"2026-02-02","joined_at":"2026-02-01"}|{"invited_at":"2026-02-02","joined_at":"2026-02-02"}
teams_name_check|teams|one public|{"name":""}|{"name":"t"}
teams_privacy_check|teams|one public|{"privacy_level":"open"}|{"privacy_level":"secret"}
teams_settings_check|teams|one public|{"settings":1}|{"settings":{}}
team_members_role_check|team_members|carl in public|{"role":"owner"}|{"role":"lead"}
team_members_permissions_check|team_members|carl in public|{"permissions":1}|{"permissions":{}}
workspaces_name_check|workspaces|one public space|{"name":""}|{"name":"w"}
workspaces_slug_check|workspaces|one public space|{"slug":"-"}|{"slug":"a-b"}
workspaces_visibility_check|workspaces|one public space|{"visibility":"secret"}|{"visibility":"private"}
workspaces_status_check|workspaces|one public space|{"status":"open"}|{"status":"archived"}
workspaces_settings_check|workspaces|one public space|{"settings":1}|{"settings":{}}
workspace_members_role_check|workspace_members|carl in space|{"role":"member"}|{"role":"editor"}
workspace_members_permissions_check|workspace_members|carl in space|{"permissions":1}|{"permissions":{}}
invitations_email_check|invitations|one invitation|{"invitee_email":"bob"}|{"invitee_email":"bob@x"}
invitations_token_check|invitations|one invitation|{"token":"let me in"}|{"expires_at":"2027-01-01"}
invitations_status_check|invitations|one invitation|{"status":"sent"}|{"status":"declined"}
invitations_type_check|invitations|one invitation|{"invitation_type":"club","role":"viewer"}|{"role":"owner"}
invitations_target_check|invitations|one invitation|{"team_id":"$one public"}|{"invitation_type":"team","team_id":"$one public","role":"lead"}
invitations_role_check|invitations|one invitation|{"role":"editor"}|{"invitation_type":"workspace","workspace_id":"$one public space","role":"editor"}
platform_events_name_check|events|ada event|{"event_name":""}|{"event_name":"e"}
page_views_times_check|page_views|ada view|{"load_time_ms":-1}|{"load_time_ms":0}
feature_usage_name_check|feature_usage|ada usage|{"feature_name":""}|{"feature_name":"f"}
feature_usage_counts_check|feature_usage|ada usage|{"usage_count":0}|{"usage_count":2}
user_engagement_daily_counts_check|user_engagement_daily|ada day|{"page_views":-1}|{"page_views":1}
organization_metrics_daily_counts_check|organization_metrics_daily|one metrics|{"api_calls":-1}|{"api_calls":3000000000}
conversion_funnels_steps_check|conversion_funnels|funnel|{"steps":{}}|{"steps":[]}
conversion_funnel_events_order_check|conversion_funnel_events|ada step|{"step_order":0}|{"step_order":2}
conversion_funnel_events_time_check|conversion_funnel_events|ada step|{"completion_time_seconds":-1}|{"completion_time_seconds":0.5}
experiments_variants_check|experiments|experiment|{"variants":{}}|{"variants":[]}
experiments_status_check|experiments|experiment|{"status":"stopped"}|{"status":"running"}
experiments_dates_check|experiments|experiment|{"start_date":"2026-11-02","end_date":"2026-11-01"}|{"start_date":"2026-11-02","end_date":"2026-11-02"}
activities_words_check|activities|ada activity|{"description":""}|{"description":"d"}
activities_within_check|activities|carl activity|{"organization_id":null,"team_id":"$one public"}|{"team_id":"$one public"}
error_logs_level_check|error_logs|ada error|{"error_level":"fatal"}|{"error_level":"critical"}
error_logs_resolved_check|error_logs|ada error|{"resolved_by":"$hugo"}|{"resolved_by":"$hugo","resolved":true}
performance_metrics_name_check|performance_metrics|metric|{"metric_name":""}|{"metric_name":"m"}
platform_system_settings_key_check|system_settings|setting|{"key":""}|{"key":"k"}
platform_users_email_key|users|ada|{}|{"email":"ada2@platform.example"}
platform_users_email_lower_key|users|ada|{"email":"ADA@platform.example"}|{"email":"ADA2@platform.example"}
platform_users_provider_id_key|users|bea|{"email":"b2@x"}|{"email":"b2@x","auth_provider":"apple"}
user_sessions_token_key|user_sessions|ada session|{}|{"session_token":"0000000000000000000000000000000000000000000000000000000000000000"}
user_preferences_key|user_preferences|ada preference|{}|{"key":"time"}
user_addresses_default_key|user_addresses|ada address|{}|{"is_default":false}
roles_name_key|roles|auditor|{}|{"name":"auditor 2"}
user_roles_user_key|user_roles|hugo role|{}|{"user_id":"$emil"}
subscription_plans_name_key|subscription_plans|office|{}|{"name":"Office 2"}
subscriptions_stripe_key|subscriptions|sub ada|{}|{"stripe_subscription_id":null}
coupons_code_key|coupons|coupon|{}|{"code":"OTHER"}
coupon_redemptions_once_key|coupon_redemptions|bea redeems|{}|{"user_id":"$ada","subscription_id":null}
usage_records_period_key|usage_records|sub ada usage|{}|{"billing_period_start":"2026-12-01"}
service_categories_name_key|service_categories|washing|{}|{"name":"Ironing"}
services_code_key|services|classic|{}|{"code":"classic2"}
service_options_code_key|service_options|ironing|{}|{"code":"folding"}
service_service_options_key|service_service_options|classic ironing|{}|{"service_id":"$EXPRESS"}
bookings_number_key|bookings|ada wash|{}|{"booking_number":"BK-20261121-000077"}
delivery_drivers_user_key|delivery_drivers|driver|{"license_plate":null}|{"license_plate":null,"user_id":"$ada"}
delivery_drivers_plate_key|delivery_drivers|driver|{"user_id":"$ada"}|{"user_id":"$ada","license_plate":"XY-1"}
delivery_assignments_stop_key|delivery_assignments|stop|{}|{"status":"cancelled"}
loyalty_rewards_user_key|loyalty_rewards|ada loyalty|{}|{"user_id":"$bea"}
invoices_stripe_key|invoices|sub ada invoice|{"stripe_invoice_id":"in_twice"}|{"stripe_invoice_id":"in_once"}
payment_methods_provider_key|payment_methods|ada card|{"is_default":false}|{"is_default":false,"provider_payment_method_id":"pm_2"}
payment_methods_default_key|payment_methods|ada card|{"provider_payment_method_id":"pm_2"}|{"provider_payment_method_id":"pm_2","is_default":false}
payment_transactions_intent_key|payment_transactions|sub ada payment|{}|{"transaction_type":"refund"}
organizations_slug_key|organizations|one|{"subscription_id":null}|{"subscription_id":null,"slug":"three"}
organizations_subscription_key|organizations|one|{"slug":"three"}|{"slug":"three","subscription_id":"$sub ada"}
organization_members_key|organization_members|carl member|{}|{"organization_id":"$two"}
teams_name_key|teams|one public|{"name":"PUBLIC"}|{"archived_at":"2026-11-01"}
team_members_key|team_members|carl in public|{}|{"left_at":"2026-11-01"}
workspaces_slug_key|workspaces|one public space|{}|{"organization_id":"$two","slug":"third"}
workspace_members_key|workspace_members|carl in space|{}|{"user_id":"$mona"}
invitations_token_key|invitations|one invitation|{"status":"revoked"}|{"status":"revoked","token":"0000000000000000000000000000000000000000000000000000000000000000"}
invitations_open_key|invitations|one invitation|{"invitee_email":"NEW@one.example","token":"0000000000000000000000000000000000000000000000000000000000000000"}|{"invitee_email":"old@one.example","token":"0000000000000000000000000000000000000000000000000000000000000000"}
user_engagement_daily_key|user_engagement_daily|ada day|{}|{"date":"2026-11-21"}
organization_metrics_daily_key|organization_metrics_daily|one metrics|{}|{"date":"2026-11-21"}
conversion_funnels_name_key|conversion_funnels|funnel|{}|{"name":"Sign out"}
experiments_name_key|experiments|experiment|{}|{"name":"Red button"}
experiment_assignments_key|experiment_assignments|ada variant|{}|{"user_id":"$carl"}
platform_system_settings_key|system_settings|setting|{}|{"key":"theme"}
\.
create function t.ids(changes jsonb) returns jsonb
language sql
as $$
	select coalesce(jsonb_object_agg(e.key, case
		when e.value #>> '{}' like '$%'
		then to_jsonb(t.id(substr(e.value #>> '{}', 2)))
		else e.value end), '{}')
	from jsonb_each(changes) e
$$;

-- Rules of triggers have suites of their own.
set local session_replication_role = replica;
update platform.invoices set stripe_invoice_id = 'in_twice'
where id = t.id('sub ada invoice');
select is(t.with_changes('platform.' || relation, row_name, kind,
		t.ids(changes)), wanted,
	format('%s %s', name, case wanted when 'ok' then 'and its neighbour'
		else 'refuses' end))
from tried,
	lateral (values (case when name ~ '_check$' then 'check'
		else 'key' end)) k (kind),
	lateral (values (1, refused, name), (2, allowed, 'ok'))
		as side (n, changes, wanted)
order by name, n;

select is_empty($$
	select conname from pg_constraint
	where connamespace = 'platform'::regnamespace
	  and contype in ('c', 'u', 'x')
	except select name::name from tried
	-- a longer primary key, for others to refer to
	except select unnest(array['subscriptions_user_key',
		'teams_organization_key', 'workspaces_organization_key']) $$,
	'every check and key was tried');
select is_empty($$
	select c.relname from pg_index i
	join pg_class c on c.oid = i.indexrelid
	where c.relnamespace = 'platform'::regnamespace and i.indisunique
	  and not i.indisprimary
	  and not exists (select from pg_constraint k
		where k.conindid = i.indexrelid)
	except select name::name from tried $$,
	'and every unique index');
set local session_replication_role = origin;

-- References: whatever row refers to something cannot refer to nothing.
do $$
declare
	target regclass;
begin
	for target in
		select c.oid from pg_class c
		where c.relnamespace = 'platform'::regnamespace
		  and c.relkind = 'r'
	loop
		execute format('alter table %s disable trigger user', target);
	end loop;
end
$$;
create function t.points_nowhere(reference pg_constraint) returns text
language plpgsql
as $$
declare
	-- the last column: what stands before it is the organisation
	leads text := (select quote_ident(attname) from pg_attribute
		where attrelid = reference.conrelid
		  and attnum = reference.conkey[cardinality(reference.conkey)]);
	others text := '';
	broken text;
begin
	if cardinality(reference.conkey) > 1 then
		if reference.conname ~ '_subscription_fkey$' then
			leads := 'subscription_id';
		else
			others := ', organization_id = coalesce('
				'organization_id, t.id(''one''))';
		end if;
	end if;
	if reference.conrelid = 'platform.invitations'::regclass
		and cardinality(reference.conkey) > 1 then
		others := format(', invitation_type = %L, role = %L',
			split_part(leads, '_', 1),
			case leads when 'team_id' then 'lead' else 'owner' end);
	elsif reference.conname = 'payment_transactions_booking_fkey' then
		others := ', invoice_id = null';
	elsif leads = 'resolved_by' then
		others := ', resolved = true';
	end if;
	execute format('update %s set %s = gen_random_uuid()%s where id = '
		'(select id from %1$s limit 1)', reference.conrelid::regclass,
		leads, others);
	raise exception using errcode = 'XX999';
exception
	when sqlstate 'XX999' then
		return 'points nowhere';
	when foreign_key_violation then
		get stacked diagnostics broken = constraint_name;
		return broken;
end
$$;
select is(t.points_nowhere(c), c.conname::text, c.conname || ' refuses')
from pg_constraint c
where c.connamespace = 'platform'::regnamespace and c.contype = 'f'
order by c.conname;

select * from finish();
rollback;
