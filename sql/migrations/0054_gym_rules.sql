-- SPDX-License-Identifier: GPL-3.0-or-later
-- gym: its state machines, its counters, its tenants, and what its application
-- may do (domain.md 3; database.md 3, 7).

set role desk_owner;

insert into desk.setting (system, key, value) values
	('gym', 'zone', 'America/Los_Angeles'),
	('gym', 'currency', 'USD');

-- The document has no machine for either.  A payment is what the provider says
-- of it: a card may be tried again, and money goes back once.  Who cancelled,
-- or was given the money back, may follow the track again.
insert into desk.transition (machine, from_state, to_state) values
	('gym.track_payment', '', 'pending'),
	('gym.track_payment', '', 'succeeded'),
	('gym.track_payment', '', 'failed'),
	('gym.track_payment', 'pending', 'succeeded'),
	('gym.track_payment', 'pending', 'failed'),
	('gym.track_payment', 'pending', 'cancelled'),
	('gym.track_payment', 'failed', 'succeeded'),
	('gym.track_payment', 'succeeded', 'refunded'),
	('gym.track_subscription', '', 'pending'),
	('gym.track_subscription', '', 'paid'),
	('gym.track_subscription', 'pending', 'paid'),
	('gym.track_subscription', 'pending', 'failed'),
	('gym.track_subscription', 'pending', 'cancelled'),
	('gym.track_subscription', 'failed', 'paid'),
	('gym.track_subscription', 'failed', 'cancelled'),
	('gym.track_subscription', 'paid', 'failed'),
	('gym.track_subscription', 'paid', 'cancelled'),
	('gym.track_subscription', 'paid', 'refunded'),
	('gym.track_subscription', 'cancelled', 'pending'),
	('gym.track_subscription', 'refunded', 'pending');

-- "limits: 3 teams created, 10 joined" (domain.md 3), of the memberships that
-- are active.  A counter, since two invitations accepted at once would both
-- find room.
create table desk.gym_load (
	user_id text not null,
	created integer not null,
	joined integer not null,
	constraint gym_load_pkey primary key (user_id),
	constraint gym_load_user_fkey foreign key (user_id)
		references gym."user" (id) on delete cascade,
	constraint gym_load_counts_check check (created >= 0 and joined >= 0),
	constraint gym_load_created_fits check (created <= 3),
	constraint gym_load_joined_fits check (joined <= 10)
);

alter table desk.staff_team
	add constraint staff_team_team_fkey foreign key (team)
	references gym.team (id) on delete cascade;

-- Whose rows are whose: the policies are in sql/functions/tenants_gym.sql,
-- since they ask functions of desk.  Without one, nobody sees a row.
alter table gym.team enable row level security;
alter table gym.team_role enable row level security;
alter table gym.team_membership enable row level security;
alter table gym.team_invitation enable row level security;
alter table gym.programming_track enable row level security;
alter table gym.team_programming_track enable row level security;
alter table gym.scheduled_workout_instance enable row level security;

grant usage on schema gym to gym_app;
grant usage on schema desk to gym_app;
grant select, insert, update, delete on all tables in schema gym to gym_app;
-- credits are a ledger
revoke delete on gym.credit_transaction from gym_app;
-- the machines are judged with the writer's own rights
grant select on desk.transition to gym_app;

-- Open columns are read where they stand (sql/functions/zz_columns_gym.sql).
grant usage on schema gym to desk_frontdesk, desk_manager, desk_support;

reset role;
