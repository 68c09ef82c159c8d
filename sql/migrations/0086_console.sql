-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whose console is the newest: a new sign-in takes over from the older console
-- of the same person (contracts.md, "Writes").  Each sign-in takes the next
-- turn, a number of its own, so that an older console whose line comes back
-- late knows that it is the older one, whatever the clocks say.

set role desk_owner;

create table desk.console (
	staff_id integer not null,
	turn bigint not null,
	desk text,
	opened_at timestamptz not null,
	constraint console_pkey primary key (staff_id),
	constraint console_staff_fkey foreign key (staff_id)
		references desk.staff (id),
	constraint console_turn_check check (turn > 0)
);
comment on table desk.console is
	'the latest sign-in of each person at a console';

alter table desk.session add column turn bigint;
comment on column desk.session.turn is
	'of a console, by desk.console; null: another connection';

insert into desk.constraint_sentence (name, code, sentence) values
	('console_staff_fkey', 'missing', 'There is no such person on the staff'),
	('console_turn_check', 'limit',
		'The sign-ins of a person are counted from one');

reset role;

-- What a terminal keeps for a person is kept for one database of one server:
-- control data, which 0001_roles.sql closed, names the server.
do $$
begin
	grant execute on function pg_catalog.pg_control_system() to desk_owner;
exception when insufficient_privilege then
	raise notice 'the server is not told from others by its system '
		'identifier: a superuser must grant pg_control_system()';
end
$$;
