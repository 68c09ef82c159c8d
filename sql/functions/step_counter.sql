-- SPDX-License-Identifier: GPL-3.0-or-later
-- The state machines of counter (desk.transition): lane sessions, payments, the
-- waitlist, checkout requests, rooms and lockers. A unit's step out of turn
-- needs a reason that was not there before (domain.md 1.7);
-- desk.counter_unit_guard() keeps it.

set role desk_owner;

drop trigger if exists a_step on counter.lane_sessions;
create trigger a_step before insert or update of status
	on counter.lane_sessions
	for each row execute function desk.step_allowed('counter.lane_session',
		'status', 'A lane session');

drop trigger if exists a_step on counter.payment_intents;
create trigger a_step before insert or update of status
	on counter.payment_intents
	for each row execute function desk.step_allowed('counter.payment',
		'status', 'A payment');

drop trigger if exists a_step on counter.waitlist;
create trigger a_step before insert or update of status on counter.waitlist
	for each row execute function desk.step_allowed('counter.waitlist',
		'status', 'A place on the waitlist');

drop trigger if exists a_step on counter.checkout_requests;
create trigger a_step before insert or update of status
	on counter.checkout_requests
	for each row execute function desk.step_allowed('counter.checkout',
		'status', 'A checkout');

drop trigger if exists a_begins on counter.rooms;
create trigger a_begins before insert on counter.rooms
	for each row execute function desk.step_allowed('counter.unit',
		'status', 'A room');

drop trigger if exists a_step on counter.rooms;
create trigger a_step before update of status on counter.rooms
	for each row when (new.override_reason is not distinct from
		old.override_reason or new.override_reason !~ '[^[:space:]]')
	execute function desk.step_allowed('counter.unit', 'status', 'A room');

drop trigger if exists a_begins on counter.lockers;
create trigger a_begins before insert on counter.lockers
	for each row execute function desk.step_allowed('counter.unit',
		'status', 'A locker');

drop trigger if exists a_step on counter.lockers;
create trigger a_step before update of status on counter.lockers
	for each row when (new.override_reason is not distinct from
		old.override_reason or new.override_reason !~ '[^[:space:]]')
	execute function desk.step_allowed('counter.unit', 'status',
		'A locker');

reset role;
