-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: what users did, counted and compared (document 004, 5).

set role desk_owner;

create table platform.events (
	id uuid not null default gen_random_uuid(),
	-- null before somebody signs in
	user_id uuid,
	event_name text not null,
	event_category text,
	event_action text,
	properties jsonb not null default '{}',
	"timestamp" timestamptz not null default now(),
	utm_source text,
	-- addition: domain.md §5, document 004 "Recommended Indexes"
	organization_id uuid,
	constraint platform_events_pkey primary key (id),
	constraint platform_events_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint platform_events_organization_fkey
		foreign key (organization_id)
		references platform.organizations (id),
	constraint platform_events_name_check
		check (length(event_name) between 1 and 200)
);
create index events_user_idx on platform.events (user_id, "timestamp");
create index events_organization_idx
	on platform.events (organization_id, "timestamp");
create index events_timestamp_idx on platform.events ("timestamp");
create index events_name_idx on platform.events (event_name, "timestamp");

create table platform.page_views (
	id uuid not null default gen_random_uuid(),
	-- views outlive the session that made them
	session_id uuid,
	page_url text not null,
	page_title text,
	load_time_ms integer,
	time_on_page_seconds integer,
	bounce boolean not null default false,
	constraint page_views_pkey primary key (id),
	constraint page_views_session_fkey foreign key (session_id)
		references platform.user_sessions (id) on delete set null,
	constraint page_views_times_check
		check (load_time_ms >= 0 and time_on_page_seconds >= 0)
);
create index page_views_session_idx on platform.page_views (session_id);

create table platform.feature_usage (
	id uuid not null default gen_random_uuid(),
	user_id uuid not null,
	feature_name text not null,
	feature_category text,
	usage_count integer not null default 1,
	success boolean not null default true,
	duration_seconds numeric,
	constraint feature_usage_pkey primary key (id),
	constraint feature_usage_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint feature_usage_name_check
		check (length(feature_name) between 1 and 200),
	constraint feature_usage_counts_check
		check (usage_count > 0 and duration_seconds >= 0)
);
create index feature_usage_user_idx on platform.feature_usage (user_id);
create index feature_usage_name_idx
	on platform.feature_usage (feature_name, success);

create table platform.user_engagement_daily (
	id uuid not null default gen_random_uuid(),
	user_id uuid not null,
	date date not null,
	session_count integer not null default 0,
	page_views integer not null default 0,
	features_used integer not null default 0,
	actions_performed integer not null default 0,
	constraint user_engagement_daily_pkey primary key (id),
	constraint user_engagement_daily_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint user_engagement_daily_key unique (user_id, date),
	constraint user_engagement_daily_counts_check check (session_count >= 0
		and page_views >= 0 and features_used >= 0
		and actions_performed >= 0)
);
create index user_engagement_daily_date_idx
	on platform.user_engagement_daily (date);

create table platform.organization_metrics_daily (
	id uuid not null default gen_random_uuid(),
	organization_id uuid not null,
	date date not null,
	active_users integer not null default 0,
	new_users integer not null default 0,
	revenue_generated numeric(14, 2) not null default 0,
	api_calls bigint not null default 0,
	constraint organization_metrics_daily_pkey primary key (id),
	constraint organization_metrics_daily_organization_fkey
		foreign key (organization_id)
		references platform.organizations (id),
	constraint organization_metrics_daily_key
		unique (organization_id, date),
	constraint organization_metrics_daily_counts_check check
		(active_users >= 0 and new_users >= 0 and api_calls >= 0)
);
create index organization_metrics_daily_date_idx
	on platform.organization_metrics_daily (date);

create table platform.conversion_funnels (
	id uuid not null default gen_random_uuid(),
	name text not null,
	description text,
	steps jsonb not null,
	is_active boolean not null default true,
	constraint conversion_funnels_pkey primary key (id),
	constraint conversion_funnels_name_key unique (name),
	constraint conversion_funnels_steps_check
		check (jsonb_typeof(steps) = 'array')
);

create table platform.conversion_funnel_events (
	id uuid not null default gen_random_uuid(),
	funnel_id uuid not null,
	user_id uuid not null,
	step_name text not null,
	step_order integer not null,
	completed boolean not null default false,
	completion_time_seconds numeric,
	constraint conversion_funnel_events_pkey primary key (id),
	constraint conversion_funnel_events_funnel_fkey foreign key (funnel_id)
		references platform.conversion_funnels (id),
	constraint conversion_funnel_events_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint conversion_funnel_events_order_check
		check (step_order >= 1),
	constraint conversion_funnel_events_time_check
		check (completion_time_seconds >= 0)
);
create index conversion_funnel_events_funnel_idx
	on platform.conversion_funnel_events (funnel_id, step_order);
create index conversion_funnel_events_user_idx
	on platform.conversion_funnel_events (user_id);

create table platform.experiments (
	id uuid not null default gen_random_uuid(),
	name text not null,
	description text,
	variants jsonb not null,
	status text not null default 'draft',
	start_date timestamptz,
	end_date timestamptz,
	constraint experiments_pkey primary key (id),
	constraint experiments_name_key unique (name),
	constraint experiments_variants_check
		check (jsonb_typeof(variants) = 'array'),
	constraint experiments_status_check check (status in ('draft',
		'running', 'paused', 'completed', 'archived')),
	constraint experiments_dates_check check (end_date >= start_date)
);
create index experiments_status_idx on platform.experiments (status);

create table platform.experiment_assignments (
	id uuid not null default gen_random_uuid(),
	experiment_id uuid not null,
	user_id uuid not null,
	variant_name text not null,
	assigned_at timestamptz not null default now(),
	constraint experiment_assignments_pkey primary key (id),
	constraint experiment_assignments_experiment_fkey
		foreign key (experiment_id)
		references platform.experiments (id),
	constraint experiment_assignments_user_fkey foreign key (user_id)
		references platform.users (id),
	-- document 004: consistent assignment
	constraint experiment_assignments_key unique (experiment_id, user_id)
);
create index experiment_assignments_user_idx
	on platform.experiment_assignments (user_id);

reset role;
