-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: what was done, what went wrong, how it ran, and the settings
-- (document 004, 6 and 8; domain.md 5).

set role desk_owner;

create table platform.activities (
	id uuid not null default gen_random_uuid(),
	actor_id uuid not null,
	action text not null,
	entity_type text not null,
	entity_id uuid,
	entity_name text,
	description text not null,
	metadata jsonb not null default '{}',
	ip_address inet,
	-- additions: domain.md §5
	organization_id uuid,
	team_id uuid,
	workspace_id uuid,
	user_agent text,
	created_at timestamptz not null default now(),
	constraint activities_pkey primary key (id),
	constraint activities_actor_fkey foreign key (actor_id)
		references platform.users (id),
	constraint activities_organization_fkey foreign key (organization_id)
		references platform.organizations (id),
	constraint activities_team_fkey foreign key (organization_id, team_id)
		references platform.teams (organization_id, id),
	constraint activities_workspace_fkey
		foreign key (organization_id, workspace_id)
		references platform.workspaces (organization_id, id),
	constraint activities_words_check check (
		length(action) between 1 and 100
		and length(entity_type) between 1 and 100
		and length(description) between 1 and 2000),
	constraint activities_within_check check (organization_id is not null
		or (team_id is null and workspace_id is null))
);
create index activities_actor_idx on platform.activities (actor_id, created_at);
create index activities_organization_idx
	on platform.activities (organization_id, created_at);
create index activities_created_idx on platform.activities (created_at);
create index activities_entity_idx
	on platform.activities (entity_type, entity_id, created_at);
create index activities_team_idx
	on platform.activities (organization_id, team_id)
	where team_id is not null;
create index activities_workspace_idx
	on platform.activities (organization_id, workspace_id)
	where workspace_id is not null;

create table platform.error_logs (
	id uuid not null default gen_random_uuid(),
	user_id uuid,
	error_type text not null,
	error_message text not null,
	error_stack text,
	error_code text,
	resolved boolean not null default false,
	resolved_by uuid,
	-- addition: domain.md §5
	error_level text not null default 'error',
	-- addition: domain.md §5, document 004 "Audit Timestamps"
	created_at timestamptz not null default now(),
	constraint error_logs_pkey primary key (id),
	constraint error_logs_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint error_logs_resolved_by_fkey foreign key (resolved_by)
		references platform.users (id),
	constraint error_logs_level_check check (error_level in
		('info', 'warning', 'error', 'critical')),
	constraint error_logs_resolved_check
		check (resolved or resolved_by is null)
);
create index error_logs_user_idx on platform.error_logs (user_id);
create index error_logs_resolved_by_idx on platform.error_logs (resolved_by);
create index error_logs_open_idx
	on platform.error_logs (error_level, created_at) where not resolved;
create index error_logs_created_idx on platform.error_logs (created_at);

create table platform.performance_metrics (
	id uuid not null default gen_random_uuid(),
	metric_name text not null,
	metric_type text,
	value numeric not null,
	unit text,
	"timestamp" timestamptz not null default now(),
	tags jsonb not null default '{}',
	constraint performance_metrics_pkey primary key (id),
	constraint performance_metrics_name_check
		check (length(metric_name) between 1 and 200)
);
create index performance_metrics_name_idx
	on platform.performance_metrics (metric_name, "timestamp");

create table platform.system_settings (
	id uuid not null default gen_random_uuid(),
	key text not null,
	value jsonb not null,
	category text,
	description text,
	is_public boolean not null default false,
	constraint platform_system_settings_pkey primary key (id),
	constraint platform_system_settings_key unique (key),
	constraint platform_system_settings_key_check
		check (length(key) between 1 and 200)
);
create index system_settings_category_idx
	on platform.system_settings (category, key);

reset role;
