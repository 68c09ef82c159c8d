-- SPDX-License-Identifier: GPL-3.0-or-later
-- What became of the staff: who let whom in, as what, for whom, and until
-- when.  An administrator has no row among the staff, so the actor is the
-- session's login alone (database.md 5: verified, never a parameter).  Kept by
-- triggers (staff_note.sql), so that a change by psql is on record as well.

set role desk_owner;

create table desk.staff_change (
	id bigint generated always as identity,
	at timestamptz not null,
	actor name not null,
	-- not a reference: the record outlives the row
	staff_id integer not null,
	what text not null,
	before jsonb,
	after jsonb,
	constraint staff_change_pkey primary key (id),
	constraint staff_change_what_check
		check (what in ('person', 'organisation', 'team')),
	constraint staff_change_either_check
		check (num_nonnulls(before, after) > 0)
);
create index staff_change_staff_idx on desk.staff_change (staff_id, id);
comment on table desk.staff_change is
	'every change of the staff, and of whose rows they may look at';

insert into desk.staff_change (at, actor, staff_id, what, after)
select clock_timestamp(), session_user, s.id, 'person', to_jsonb(s)
from desk.staff s
union all
select clock_timestamp(), session_user, o.staff_id, 'organisation', to_jsonb(o)
from desk.staff_organisation o
union all
select clock_timestamp(), session_user, t.staff_id, 'team', to_jsonb(t)
from desk.staff_team t;

insert into desk.constraint_sentence (name, code, sentence) values
	('staff_change_what_check', 'limit',
		'A record of the staff is of a person, an organisation or a '
		'team'),
	('staff_change_either_check', 'missing',
		'A record of the staff says what was before or after');

reset role;
