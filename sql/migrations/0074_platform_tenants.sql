-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: organisations, their teams and workspaces, who is in them and who
-- is invited (document 004, 2 and 3; domain.md 5).  What stands below an
-- organisation refers to it by two columns, so that nothing of one can hang
-- on another.

set role desk_owner;

create table platform.organizations (
	id uuid not null default gen_random_uuid(),
	name text not null,
	slug text not null,
	logo_url text,
	subscription_id uuid,
	billing_email text,
	settings jsonb not null default '{}',
	-- additions: domain.md §5, document 004: soft delete and archival
	archived_at timestamptz,
	deleted_at timestamptz,
	-- addition: domain.md §5, document 004 "Audit Timestamps"
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	constraint organizations_pkey primary key (id),
	constraint organizations_name_check
		check (length(name) between 1 and 200),
	constraint organizations_slug_key unique (slug),
	constraint organizations_slug_check
		check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
	-- one to one
	constraint organizations_subscription_key unique (subscription_id),
	constraint organizations_subscription_fkey
		foreign key (subscription_id)
		references platform.subscriptions (id),
	constraint organizations_billing_email_check
		check (length(billing_email) <= 320
		and billing_email ~ '^[^@\s]+@[^@\s]+$'),
	constraint organizations_settings_check
		check (jsonb_typeof(settings) = 'object')
);
create index organizations_created_idx on platform.organizations (created_at);
create index organizations_name_idx on platform.organizations (lower(name));

create table platform.organization_members (
	id uuid not null default gen_random_uuid(),
	organization_id uuid not null,
	user_id uuid not null,
	role text not null default 'member',
	permissions jsonb not null default '{}',
	is_active boolean not null default true,
	-- additions: domain.md §5, document 004: invitation and join dates
	invited_at timestamptz,
	joined_at timestamptz,
	constraint organization_members_pkey primary key (id),
	constraint organization_members_organization_fkey
		foreign key (organization_id)
		references platform.organizations (id),
	constraint organization_members_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint organization_members_key unique (organization_id, user_id),
	constraint organization_members_role_check
		check (role in ('owner', 'admin', 'member', 'guest')),
	constraint organization_members_permissions_check
		check (jsonb_typeof(permissions) in ('object', 'array')),
	constraint organization_members_dates_check
		check (joined_at >= invited_at)
);
create index organization_members_user_idx
	on platform.organization_members (user_id);
create index organization_members_active_idx
	on platform.organization_members (organization_id) where is_active;

create table platform.teams (
	id uuid not null default gen_random_uuid(),
	organization_id uuid not null,
	name text not null,
	description text,
	privacy_level text not null default 'public',
	settings jsonb not null default '{}',
	-- addition: domain.md §5, document 004: archived without deletion
	archived_at timestamptz,
	constraint teams_pkey primary key (id),
	-- what stands below a team refers to both
	constraint teams_organization_key unique (organization_id, id),
	constraint teams_organization_fkey foreign key (organization_id)
		references platform.organizations (id),
	constraint teams_name_check check (length(name) between 1 and 200),
	constraint teams_privacy_check
		check (privacy_level in ('public', 'private', 'secret')),
	constraint teams_settings_check
		check (jsonb_typeof(settings) = 'object')
);
create unique index teams_name_key
	on platform.teams (organization_id, lower(name))
	where archived_at is null;

create table platform.team_members (
	id uuid not null default gen_random_uuid(),
	team_id uuid not null,
	user_id uuid not null,
	role text not null default 'member',
	permissions jsonb not null default '{}',
	-- additions: domain.md §5, document 004: who added the member and when
	-- they left
	added_by uuid,
	left_at timestamptz,
	constraint team_members_pkey primary key (id),
	constraint team_members_team_fkey foreign key (team_id)
		references platform.teams (id),
	constraint team_members_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint team_members_added_by_fkey foreign key (added_by)
		references platform.users (id),
	constraint team_members_role_check
		check (role in ('lead', 'member', 'contributor')),
	constraint team_members_permissions_check
		check (jsonb_typeof(permissions) in ('object', 'array'))
);
create unique index team_members_key
	on platform.team_members (team_id, user_id) where left_at is null;
create index team_members_team_idx on platform.team_members (team_id);
create index team_members_user_idx on platform.team_members (user_id);
create index team_members_added_by_idx on platform.team_members (added_by);

create table platform.workspaces (
	id uuid not null default gen_random_uuid(),
	organization_id uuid not null,
	name text not null,
	slug text not null,
	visibility text not null default 'team',
	settings jsonb not null default '{}',
	-- addition: domain.md §5, document 004: may belong to a team
	team_id uuid,
	-- addition: domain.md §5
	status text not null default 'active',
	constraint workspaces_pkey primary key (id),
	constraint workspaces_organization_key unique (organization_id, id),
	constraint workspaces_organization_fkey foreign key (organization_id)
		references platform.organizations (id),
	constraint workspaces_team_fkey foreign key (organization_id, team_id)
		references platform.teams (organization_id, id),
	constraint workspaces_name_check
		check (length(name) between 1 and 200),
	constraint workspaces_slug_key unique (organization_id, slug),
	constraint workspaces_slug_check
		check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
	constraint workspaces_visibility_check
		check (visibility in ('public', 'team', 'private')),
	constraint workspaces_status_check
		check (status in ('active', 'archived', 'deleted')),
	constraint workspaces_settings_check
		check (jsonb_typeof(settings) = 'object')
);
create index workspaces_team_idx
	on platform.workspaces (organization_id, team_id);

create table platform.workspace_members (
	id uuid not null default gen_random_uuid(),
	workspace_id uuid not null,
	user_id uuid not null,
	role text not null default 'viewer',
	permissions jsonb not null default '{}',
	constraint workspace_members_pkey primary key (id),
	constraint workspace_members_workspace_fkey foreign key (workspace_id)
		references platform.workspaces (id),
	constraint workspace_members_user_fkey foreign key (user_id)
		references platform.users (id),
	constraint workspace_members_key unique (workspace_id, user_id),
	constraint workspace_members_role_check
		check (role in ('owner', 'admin', 'editor', 'viewer')),
	constraint workspace_members_permissions_check
		check (jsonb_typeof(permissions) in ('object', 'array'))
);
create index workspace_members_user_idx
	on platform.workspace_members (user_id);

create table platform.invitations (
	id uuid not null default gen_random_uuid(),
	invitee_email text not null,
	role text not null,
	status text not null default 'pending',
	-- sha-256 in hexadecimal, as of every token here
	token text not null,
	expires_at timestamptz not null,
	organization_id uuid not null,
	team_id uuid,
	workspace_id uuid,
	-- addition: domain.md §5
	invitation_type text not null default 'organization',
	constraint invitations_pkey primary key (id),
	constraint invitations_token_key unique (token),
	constraint invitations_token_check check (token ~ '^[0-9a-f]{64}$'),
	constraint invitations_email_check
		check (length(invitee_email) <= 320
		and invitee_email ~ '^[^@\s]+@[^@\s]+$'),
	constraint invitations_status_check check (status in ('pending',
		'accepted', 'declined', 'expired', 'revoked')),
	constraint invitations_organization_fkey foreign key (organization_id)
		references platform.organizations (id),
	constraint invitations_team_fkey
		foreign key (organization_id, team_id)
		references platform.teams (organization_id, id),
	constraint invitations_workspace_fkey
		foreign key (organization_id, workspace_id)
		references platform.workspaces (organization_id, id),
	constraint invitations_type_check check (invitation_type in
		('organization', 'team', 'workspace')),
	constraint invitations_target_check check (
		(invitation_type = 'team') = (team_id is not null)
		and (invitation_type = 'workspace')
			= (workspace_id is not null)),
	constraint invitations_role_check check (case invitation_type
		when 'organization' then role in ('owner', 'admin', 'member',
			'guest')
		when 'team' then role in ('lead', 'member', 'contributor')
		else role in ('owner', 'admin', 'editor', 'viewer') end)
);
-- One open invitation to one place; team and workspace ids are never equal.
create unique index invitations_open_key on platform.invitations
	(lower(invitee_email), coalesce(team_id, workspace_id, organization_id))
	where status = 'pending';
create index invitations_organization_idx
	on platform.invitations (organization_id, status);
create index invitations_team_idx
	on platform.invitations (organization_id, team_id);
create index invitations_workspace_idx
	on platform.invitations (organization_id, workspace_id);
create index invitations_email_idx
	on platform.invitations (lower(invitee_email));
create index invitations_expires_idx on platform.invitations (expires_at)
	where status = 'pending';

alter table desk.staff_organisation
	add constraint staff_organisation_organisation_fkey
		foreign key (organisation)
		references platform.organizations (id);

reset role;
