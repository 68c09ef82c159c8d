-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the console keeps for itself: settings, staff, requests, lanes and
-- occupancy, ceilings, and the words for refusals (database.md 1 to 3, 7).

set role desk_owner;

-- A system's own facts: its time zone, currency, hours and prices.
create table desk.setting (
	system text not null,
	key text not null,
	value text not null,
	constraint setting_pkey primary key (system, key)
);

-- The people who sign in.  A leaver's role gets NOLOGIN and is never dropped;
-- role_oid keeps a later namesake from inheriting this row.
create table desk.staff (
	id integer generated always as identity,
	login name not null,
	role_oid oid not null,
	name text not null,
	email text,
	role text not null,
	desk text,
	waive_limit_minor integer not null default 2500,
	active boolean not null default true,
	constraint staff_pkey primary key (id),
	constraint staff_login_key unique (login),
	constraint staff_role_check
		check (role in ('frontdesk', 'manager', 'support')),
	constraint staff_waive_limit_check check (waive_limit_minor >= 0)
);

-- Where a connection says it is (claimed), beside the address the server saw.
create table desk.session (
	pid integer not null,
	backend_start timestamptz not null,
	staff_id integer not null,
	desk text,
	tty text,
	ssh text,
	address inet,
	opened_at timestamptz not null,
	constraint session_pkey primary key (pid),
	constraint session_staff_fkey foreign key (staff_id)
		references desk.staff (id)
);
create index session_staff_idx on desk.session (staff_id);

-- Every write ever asked for, so that asking twice does it once
-- (database.md 2).  Outcomes hold ids, never a person's name.
create table desk.request (
	id uuid not null,
	actor name not null,
	action text not null,
	args_hash bytea not null,
	at timestamptz not null,
	ok boolean,
	outcome jsonb,
	-- the compensating call: {"action": …, "args": …}; null when none
	undo jsonb,
	undone_by uuid,
	constraint request_pkey primary key (id)
);
create index request_at_idx on desk.request (at);
comment on column desk.request.ok is
	'null only inside the transaction that is doing it';

-- Anything that can be double-booked.  Locked in id order and touched once in
-- a transaction, before any claim (database.md 3).
create table desk.lane (
	id integer generated always as identity,
	system text not null,
	kind text not null,
	key text not null,
	xid xid8 not null default '0',
	constraint lane_pkey primary key (id),
	constraint lane_key unique (system, kind, key)
) with (fillfactor = 50);

-- Who has what when.  Kept by triggers on the sources; see
-- desk.occupancy_expected() for what belongs in here.
create table desk.occupancy (
	claim bigint not null,
	lane_id integer not null,
	src "char" not null,
	src_id text not null,
	during tsrange not null,
	hard boolean not null,
	constraint occupancy_pkey primary key (src, src_id, lane_id, claim),
	constraint occupancy_lane_fkey foreign key (lane_id)
		references desk.lane (id),
	constraint occupancy_during_check check (not isempty(during)),
	constraint occupancy_no_overlap exclude using gist
		(lane_id with =, during with &&, claim with <>)
		where (hard) deferrable initially immediate
);
create index occupancy_claim_idx on desk.occupancy (claim);
create index occupancy_lane_during_idx on desk.occupancy
	using gist (lane_id, during);
create index occupancy_ends_idx on desk.occupancy (upper(during));

-- How many heads a session has.  A counter, since two writers each counting
-- rows would both fit (database.md 3).
create table desk.session_load (
	session_id integer not null,
	taken integer not null,
	capacity integer,
	constraint session_load_pkey primary key (session_id),
	constraint session_load_fits check (taken <= capacity)
);

-- What a person has waived today; the ceiling is a constraint, never a sum.
create table desk.waive_day (
	staff_id integer not null,
	day date not null,
	used_minor integer not null,
	allowed_minor integer not null,
	constraint waive_day_pkey primary key (staff_id, day),
	constraint waive_day_staff_fkey foreign key (staff_id)
		references desk.staff (id),
	constraint waive_day_used_check check (used_minor >= 0),
	constraint waive_day_within_limit check (used_minor <= allowed_minor)
);

-- A constraint's name, said to a person, with the code of the refusal.
create table desk.constraint_sentence (
	name name not null,
	code text not null default 'limit',
	sentence text not null,
	constraint constraint_sentence_pkey primary key (name),
	constraint constraint_sentence_code_check check (code in ('clash',
		'stale', 'state', 'role', 'reason', 'limit', 'capacity',
		'banned', 'owed', 'missing', 'reused', 'roster'))
);

-- domain.md 2.2.  Rows with desk_only are the administrator's bypass: possible
-- only from inside a function of desk, which decides who may.
create table desk.booking_transition (
	from_state text not null,
	to_state text not null,
	desk_only boolean not null default false,
	constraint booking_transition_pkey primary key (from_state, to_state)
);

-- Facts that arrived over other facts, until the club's own tracking joins.
create table desk.integrity_issue (
	id bigint generated always as identity,
	at timestamptz not null,
	kind text not null,
	detail jsonb not null,
	constraint integrity_issue_pkey primary key (id)
);

-- Short names for narrow columns, where the last words do not do.
create table desk.label (
	system text not null,
	kind text not null,
	key text not null,
	label text not null,
	constraint label_pkey primary key (system, kind, key),
	constraint label_length_check check (length(label) between 1 and 24)
);

reset role;
