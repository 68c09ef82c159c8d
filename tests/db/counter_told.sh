#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the lane board hears: a topic for each of its parts, once a transaction,
# and nothing when a statement changes nothing that it shows (database.md 6).
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/support/database.sh" counter_told

# told WANTED STATEMENTS: topics heard of one transaction, sorted
told() {
	local heard
	heard=$(ask --file=- <<<"listen desk; begin; $2; commit;")
	tap_equal "$1" "$(sed -n 's/^Asynchronous notification "desk" with payload "\([^"]*\)".*/\1/p' \
		<<<"$heard" | sort | tr '\n' ' ')"
}

watched() {
	tap_equal "" "$(ask --command="
		select relation from unnest(array['lane_sessions',
			'payment_intents', 'register_sessions', 'rooms',
			'lockers', 'checkin_blocks', 'inventory_reservations',
			'waitlist', 'checkout_requests']) relation
		where (select count(*) from pg_trigger g
			where g.tgrelid = ('counter.' || relation)::regclass
			  and g.tgname like 'watch\_%' and g.tgtype & 1 = 0)
			<> 3")"
}

ask --command="
	insert into counter.customers (id, name, primary_language)
	values (md5('a')::uuid, 'Anna Lee', 'EN');
	insert into counter.staff (id, name) values (md5('s')::uuid, 'Ana')" \
	>/dev/null
visit="insert into counter.visits (id, customer_id)
	values (md5('v')::uuid, md5('a')::uuid);"
block="insert into counter.checkin_blocks (id, visit_id, block_type, starts_at,
	ends_at, room_id, rental_type) select md5('b')::uuid, md5('v')::uuid,
	'INITIAL', now, now + interval '6 hours', id, 'STANDARD'
	from counter.rooms, now() where number = '204';"

tap_case "the parts of the board are watched, by statement" watched
tap_case "a room" told "rooms " \
	"update counter.rooms set status = 'DIRTY' where number = '210'"
tap_case "many rooms are told once" told "rooms " \
	"update counter.rooms set floor = 3; update counter.rooms set floor = 2"
tap_case "a change that changes nothing is silent" told "" \
	"update counter.rooms set floor = 2"
tap_case "so is one of no row" told "" \
	"update counter.rooms set floor = 9 where number = 'x';
	delete from counter.rooms where number = 'x'"
tap_case "a locker" told "lockers " \
	"update counter.lockers set status = 'OCCUPIED' where number = '009'"
tap_case "a lane that begins" told "lanes " \
	"insert into counter.lane_sessions (id, lane_id, status, customer_id)
	values (md5('l')::uuid, '1', 'ACTIVE', md5('a')::uuid)"
tap_case "a lane that goes on" told "lanes " \
	"update counter.lane_sessions set status = 'AWAITING_ASSIGNMENT'"
tap_case "a lane that was only touched" told "" \
	"update counter.lane_sessions set status = 'AWAITING_ASSIGNMENT'"
tap_case "a lane's payment" told "lanes " \
	"insert into counter.payment_intents (lane_session_id, amount, quote_json)
	values (md5('l')::uuid, 43, '{\"total\": 43}')"
tap_case "a register" told "lanes " \
	"insert into counter.register_sessions (staff_id, register_number, device_id)
	values (md5('s')::uuid, 1, 'd1')"
tap_case "but not its heart" told "" \
	"update counter.register_sessions set last_heartbeat_at = clock_timestamp()"
tap_case "a room that is held" told "lockers rooms " \
	"insert into counter.inventory_reservations (kind, resource_type,
		resource_id, lane_session_id, expires_at)
	select 'LANE_SELECTION', 'room', id, md5('l')::uuid,
		now() + interval '10 minutes'
	from counter.rooms where number = '204'"
tap_case "a stay that begins" told "lockers rooms " \
	"update counter.rooms set status = 'OCCUPIED',
		assigned_to_customer_id = md5('a')::uuid where number = '204';
	$visit $block"
tap_case "a stay that ends later" told "lockers rooms " \
	"update counter.checkin_blocks set has_tv_remote = true"
tap_case "somebody who waits" told "waitlist " \
	"insert into counter.waitlist (visit_id, checkin_block_id, desired_tier,
		backup_tier)
	values (md5('v')::uuid, md5('b')::uuid, 'DOUBLE', 'STANDARD')"
tap_case "somebody who wants to leave" told "checkouts " \
	"insert into counter.checkout_requests (occupancy_id)
	values (md5('b')::uuid)"
tap_case "what is gone is told too" told "checkouts waitlist " \
	"delete from counter.checkout_requests; delete from counter.waitlist"
tap_case "what was undone is not" told "" \
	"update counter.rooms set floor = 9; rollback; begin"
tap_case "a unit out of order" told "lockers rooms " \
	"insert into desk.counter_closed (resource_type, resource_id, since,
		staff_id, reason)
	select 'room', id, now(), md5('s')::uuid, 'a leak'
	from counter.rooms where number = '210'"
tap_case "and in order again" told "lockers rooms " \
	"delete from desk.counter_closed"
tap_case "customers are nobody's board" told "" \
	"update counter.customers set past_due_balance = 35"
tap_done
