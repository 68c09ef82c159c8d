-- SPDX-License-Identifier: GPL-3.0-or-later
-- gym: teams, who is in them, and what they may do there (document 003, "Team
-- Management Tables", "Soft Deletes: isActive").  A role is one of the
-- system's four or one of the team's own; the trigger that looks it up is
-- sql/functions/gym_role_fits.sql.

set role desk_owner;

create table gym.team (
	id text not null default 'team_' || gen_random_uuid(),
	name text not null,
	slug text not null,
	description text,
	avatar_url text,
	settings text,
	billing_email text,
	plan_id text,
	plan_expires_at timestamptz,
	credit_balance integer not null default 0,
	default_track_id text,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint team_pkey primary key (id),
	constraint team_slug_key unique (slug),
	constraint team_name_check check (length(name) between 1 and 200),
	constraint team_slug_check check (slug ~ '^[a-z0-9][a-z0-9-]*$'),
	constraint team_credit_check check (credit_balance >= 0)
);
create index team_name_idx on gym.team (name);

create table gym.team_role (
	id text not null default 'trole_' || gen_random_uuid(),
	team_id text not null,
	name text not null,
	description text,
	permissions jsonb not null default '[]',
	metadata text,
	is_editable integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint team_role_pkey primary key (id),
	constraint team_role_name_key unique (team_id, name),
	constraint team_role_team_fkey foreign key (team_id)
		references gym.team (id) on delete cascade,
	constraint team_role_name_check check (length(name) between 1 and 200),
	constraint team_role_editable_check check (is_editable in (0, 1)),
	-- stored "as JSON arrays"; the names are those of domain.md 3
	constraint team_role_permissions_check check (
		jsonb_typeof(permissions) = 'array' and permissions <@ '[
			"access_dashboard", "access_billing", "invite_members",
			"remove_members", "change_member_roles",
			"edit_team_settings", "delete_team", "create_roles",
			"edit_roles", "delete_roles", "assign_roles",
			"create_components", "edit_components",
			"delete_components", "manage_programming"]')
);

create table gym.team_membership (
	id text not null default 'tmem_' || gen_random_uuid(),
	team_id text not null,
	user_id text not null,
	role_id text not null,
	is_system_role integer not null default 1,
	invited_by text,
	invited_at timestamptz,
	joined_at timestamptz,
	expires_at timestamptz,
	is_active integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint team_membership_pkey primary key (id),
	constraint team_membership_key unique (team_id, user_id),
	constraint team_membership_team_fkey foreign key (team_id)
		references gym.team (id) on delete cascade,
	constraint team_membership_user_fkey foreign key (user_id)
		references gym."user" (id) on delete cascade,
	constraint team_membership_inviter_fkey foreign key (invited_by)
		references gym."user" (id) on delete set null,
	constraint team_membership_system_check
		check (is_system_role in (0, 1)),
	constraint team_membership_active_check check (is_active in (0, 1)),
	constraint team_membership_role_check check (is_system_role = 0
		or role_id in ('owner', 'admin', 'member', 'guest')),
	constraint team_membership_joined_check
		check (joined_at >= invited_at)
);
create index team_membership_user_idx
	on gym.team_membership (user_id, is_active);
create index team_membership_inviter_idx
	on gym.team_membership (invited_by);
create index team_membership_role_idx
	on gym.team_membership (role_id) where is_system_role = 0;

create table gym.team_invitation (
	id text not null default 'tinv_' || gen_random_uuid(),
	team_id text not null,
	email text not null,
	role_id text not null,
	is_system_role integer not null default 1,
	token text not null,
	invited_by text not null,
	expires_at timestamptz not null,
	accepted_at timestamptz,
	accepted_by text,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint team_invitation_pkey primary key (id),
	constraint team_invitation_token_key unique (token),
	constraint team_invitation_team_fkey foreign key (team_id)
		references gym.team (id) on delete cascade,
	constraint team_invitation_inviter_fkey foreign key (invited_by)
		references gym."user" (id),
	constraint team_invitation_accepter_fkey foreign key (accepted_by)
		references gym."user" (id),
	constraint team_invitation_email_check
		check (length(email) between 3 and 320),
	constraint team_invitation_system_check
		check (is_system_role in (0, 1)),
	constraint team_invitation_role_check check (is_system_role = 0
		or role_id in ('owner', 'admin', 'member', 'guest')),
	-- its state is read from these: open, accepted, expired
	constraint team_invitation_accepted_check
		check ((accepted_at is null) = (accepted_by is null)),
	constraint team_invitation_expired_check
		check (accepted_at < expires_at)
);
create index team_invitation_team_idx
	on gym.team_invitation (team_id, expires_at);
create index team_invitation_email_idx
	on gym.team_invitation (lower(email));
create index team_invitation_inviter_idx
	on gym.team_invitation (invited_by);
create index team_invitation_accepter_idx
	on gym.team_invitation (accepted_by);
create index team_invitation_role_idx
	on gym.team_invitation (role_id) where is_system_role = 0;

reset role;
