-- SPDX-License-Identifier: GPL-3.0-or-later
-- academy: what moves as domain.md 4 has it.

set role desk_owner;

drop trigger if exists a_step on academy.refund;
create trigger a_step before insert or update of status on academy.refund
	for each row execute function
		desk.step_allowed('academy.refund', 'status', 'A refund');

drop trigger if exists a_step on academy.ticket;
create trigger a_step before insert or update of status on academy.ticket
	for each row execute function
		desk.step_allowed('academy.ticket', 'status', 'A ticket');

drop trigger if exists a_step on academy.event_registration;
create trigger a_step before insert or update of status
	on academy.event_registration
	for each row execute function
		desk.step_allowed('academy.event_registration', 'status',
			'A registration');

drop trigger if exists a_step on academy.session;
create trigger a_step before insert or update of status on academy.session
	for each row execute function
		desk.step_allowed('academy.session', 'status', 'A session');

reset role;
