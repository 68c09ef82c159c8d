-- SPDX-License-Identifier: GPL-3.0-or-later
-- One table for every state machine of the five systems (domain.md 1 to 5),
-- read by one trigger, desk.step_allowed().  A machine is named after what it
-- moves: 'club.booking'.

set role desk_owner;

create table desk.transition (
	machine text not null,
	-- '' where a row begins
	from_state text not null,
	to_state text not null,
	desk_only boolean not null default false,
	constraint transition_pkey primary key (machine, from_state, to_state),
	constraint transition_moves_check check (from_state <> to_state)
);
comment on column desk.transition.desk_only is
	'possible only inside a function of desk, which decides who may';

insert into desk.transition (machine, from_state, to_state, desk_only)
select 'club.booking', from_state, to_state, desk_only
from desk.booking_transition;

insert into desk.transition (machine, from_state, to_state) values
	('club.booking', '', 'pending'),
	('club.booking', '', 'pending_approval'),
	('club.booking', '', 'approved'),
	('club.booking', '', 'confirmed');

drop table desk.booking_transition;

-- The trigger runs with the writer's own rights: every application reads it.
grant select on desk.transition to club_app;

reset role;
