-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whose rows a person may look at: the organisations of the platform and the
-- teams of the gym that they work for (database.md 7, document 004 "Row-Level
-- Security").  A person may have several of each, so these are memberships
-- and no columns of desk.staff; who has none sees no tenant's rows.  The
-- references to the systems' own tables come with those tables.

set role desk_owner;

create table desk.staff_organisation (
	staff_id integer not null,
	organisation uuid not null,
	constraint staff_organisation_pkey
		primary key (staff_id, organisation),
	constraint staff_organisation_staff_fkey foreign key (staff_id)
		references desk.staff (id)
);
create index staff_organisation_organisation_idx
	on desk.staff_organisation (organisation);
comment on table desk.staff_organisation is
	'the organisations of platform that a person works for';

create table desk.staff_team (
	staff_id integer not null,
	team text not null,
	constraint staff_team_pkey primary key (staff_id, team),
	constraint staff_team_staff_fkey foreign key (staff_id)
		references desk.staff (id)
);
create index staff_team_team_idx on desk.staff_team (team);
comment on table desk.staff_team is
	'the teams of gym that a person works for';

insert into desk.constraint_sentence (name, code, sentence) values
	('staff_organisation_staff_fkey', 'missing',
		'There is no such member of staff'),
	('staff_team_staff_fkey', 'missing',
		'There is no such member of staff');

reset role;
