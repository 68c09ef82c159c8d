-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sign-over (product.md "Who"): what somebody at a desk may not do and asks a
-- manager to sign, at the counter or in the managers' queue.  The wish is laid
-- down by the session of whoever asks, so that "at the desk of ana" is a fact
-- and no parameter; the manager's call takes it from here as it was laid down.

set role desk_owner;

create table desk.signover (
	-- the request that laid it down
	id uuid not null,
	clerk_id integer not null,
	action text not null,
	-- of desk.<action>_work(), by the function itself.  They name people, so
	-- they go as soon as there is nothing to sign any more.
	args jsonb,
	desk text,
	note text,
	queued boolean not null,
	asked_at timestamptz not null,
	expires_at timestamptz not null,
	state text not null default 'open',
	-- who signed or declined it, when, by which request, and why not
	answered_by integer,
	answered_at timestamptz,
	request uuid,
	answer text,
	heard_at timestamptz,
	constraint signover_pkey primary key (id),
	constraint signover_clerk_fkey foreign key (clerk_id)
		references desk.staff (id),
	constraint signover_answered_by_fkey foreign key (answered_by)
		references desk.staff (id),
	constraint signover_state_check check (state in ('open', 'signed',
		'declined', 'withdrawn', 'expired')),
	constraint signover_two_check check (answered_by <> clerk_id),
	constraint signover_answered_check check (
		(state in ('signed', 'declined')) = (answered_by is not null)
		and (state = 'open') = (answered_at is null)
		and (state = 'signed') = (request is not null)),
	constraint signover_args_check check ((state = 'open') =
		(args is not null)),
	constraint signover_expires_check check (expires_at > asked_at)
);
create index signover_clerk_idx on desk.signover (clerk_id, asked_at);
create index signover_answered_by_idx on desk.signover (answered_by)
	where answered_by is not null;
create index signover_open_idx on desk.signover (asked_at)
	where state = 'open';
create index signover_asked_idx on desk.signover (asked_at);
comment on table desk.signover is
	'what a manager was asked to sign for somebody else, and the answer';
comment on column desk.signover.queued is
	'for the managers'' queue; false: a manager stands at the counter';

-- At whose desk the actor signed, where the actor was not alone.
alter table desk.request add column at_desk_of name;
comment on column desk.request.at_desk_of is
	'who had asked for what the actor signed (desk.signover)';

insert into desk.setting (system, key, value) values
	-- a wish in the queue, and a half-typed form, are over with the shift
	('desk', 'shift_hours', '16'),
	-- a manager at the counter types a password, no more
	('desk', 'signover_minutes', '10'),
	-- open at once, and in a shift, of one person
	('desk', 'signover_open', '10'),
	('desk', 'signover_shift', '200');

insert into desk.constraint_sentence (name, code, sentence) values
	('signover_clerk_fkey', 'missing', 'That person is not on the staff'),
	('signover_answered_by_fkey', 'missing',
		'That person is not on the staff'),
	('signover_state_check', 'state',
		'What is to be signed is open, signed, declined, taken back or '
		'over'),
	('signover_two_check', 'role',
		'Whoever asks does not sign: another manager can'),
	('signover_answered_check', 'state',
		'An answer has somebody who gave it, and a time'),
	('signover_args_check', 'state',
		'What is no longer to be signed keeps nobody''s particulars'),
	('signover_expires_check', 'limit',
		'What is to be signed is over later than it was asked for');

reset role;
