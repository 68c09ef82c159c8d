-- SPDX-License-Identifier: GPL-3.0-or-later
-- A booking moves as domain.md 2.2 has it.  An import reports how one ended;
-- everybody else begins with an active state.

set role desk_owner;

drop trigger if exists a_begins on club.booking_requests;
create trigger a_begins before insert on club.booking_requests
	for each row when (new.origin not in ('trackman_import',
		'trackman_webhook'))
	execute function desk.step_allowed('club.booking', 'status',
		'A booking');

drop trigger if exists a_transition on club.booking_requests;
create trigger a_transition before update of status on club.booking_requests
	for each row execute function desk.step_allowed('club.booking',
		'status', 'A booking');

reset role;
