#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What two desks at the counter want at once: the last room, a visit, an hour,
# a payment, the active agreement.  The judges read the tables.
set -euo pipefail

: "${srcdir:?}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/support/database.sh" counter_race
. "$srcdir/tests/support/race.sh"

{
	echo 'begin;'
	cat "$srcdir/tests/db/sql/fixture.psql" "$srcdir/tests/db/sql/counter.psql"
	cat <<-'END'
		insert into counter.customers (id, name, primary_language)
		select t.id('c' || n), 'Customer ' || n, 'EN'
		from generate_series(1, 12) n;
		insert into counter.agreements (version, title, body_text)
		select 'r' || n, 'House rules', 'Text ' || n
		from generate_series(1, 6) n;
		insert into counter.lane_sessions (id, lane_id, status, customer_id)
		select t.id('lane ' || n), n, 'ACTIVE', t.id('c' || n)
		from generate_series(1, 6) n;

		-- One statement as the application sends it, at any isolation.
		create function t.send(statement text) returns jsonb
		language plpgsql
		as $$
		declare
			words text;
		begin
			execute statement;
			return '{}';
		exception
		when sqlstate 'OD001' then
			get stacked diagnostics words = pg_exception_detail;
			return words;
		when integrity_constraint_violation then
			get stacked diagnostics words = constraint_name;
			return jsonb_build_object('code', words);
		when serialization_failure then
			return '{"code": "again"}';
		end
		$$;
		do $$ begin
			execute format('alter database %I set test.now = %L',
				current_database(), '2026-11-21 14:07:00-08');
		end $$;
		commit;
	END
} | ask --file=- >/dev/null

# all WANTED CALL: the call by six connections, with @ replaced by 1 to 6
all() {
	local calls=() n
	for n in 1 2 3 4 5 6; do
		calls+=(counterapp1 "t.send(\$call\$${2//@/$n}\$call\$)")
	done
	tap_equal "$1" "$(race "${calls[@]}")"
}

# old_looks WANTED CALL: the same in transactions that keep what they saw
# first.  What the losers hear depends on whether that was before the winner's
# end or after: WANTED is a pattern.
old_looks() {
	local calls=() n said
	for n in 1 2 3 4 5 6; do
		calls+=(counterapp1 "t.send(\$call\$${2//@/$n}\$call\$)")
	done
	isolation 'repeatable read'
	said=$(race "${calls[@]}")
	isolation 'read committed'
	tap_equal "1 ok, 5 refused" "$(tr , '\n' <<<"$said" | awk -v lost="^($1)\$" '
		$2 == "ok" { ok += $1; next }
		$2 ~ lost { refused += $1; next }
		{ other = other ", " $1 " " $2 }
		END { print ok + 0 " ok, " refused + 0 " refused" other }')"
}

# found WANTED QUERY
found() {
	tap_equal "$1" "$(ask --command="$2")"
}

# Of connections from now on.
isolation() {
	ask --command="do \$\$ begin execute format('alter database %I
		set default_transaction_isolation to ''$1''',
		current_database()); end \$\$"
}

take="update counter.rooms set status = 'OCCUPIED',
	assigned_to_customer_id = t.id('c@') where number ="

the_last_room() {
	all '5 clash, 1 ok' "$take '216'"
	found 1 "select count(*) from counter.rooms where number = '216'
		and assigned_to_customer_id is not null and version = 2"
}

the_last_room_seen_long_ago() {
	old_looks 'again|clash' "$take '218'"
	found 1 "select count(*) from counter.rooms where number = '218'
		and assigned_to_customer_id is not null and version = 2"
}

two_visits_of_a_customer() {
	all '1 ok, 5 visits_active_key' "insert into counter.visits (customer_id)
		values (t.id('c7'))"
	found 1 "select count(*) from counter.visits where customer_id = t.id('c7')"
}

# One takes the room and the visit, the others find it taken: the whole of a
# check-in, in one transaction each.
six_check_ins_into_one_room() {
	all '5 clash, 1 ok' "do \$check_in\$ begin
		update counter.rooms set status = 'OCCUPIED',
			assigned_to_customer_id = t.id('c@') where number = '225';
		insert into counter.visits (id, customer_id)
		values (t.id('visit c@'), t.id('c@'));
		insert into counter.checkin_blocks (visit_id, block_type,
			starts_at, ends_at, room_id, rental_type)
		values (t.id('visit c@'), 'INITIAL', '2026-11-21 14:07-08',
			'2026-11-21 20:15-08', t.room('225'), 'DOUBLE');
		end \$check_in\$"
	found 1 "select count(*) from counter.checkin_blocks
		where room_id = t.room('225')"
	found 0 "select count(*) from counter.visits v where not exists (select
		from counter.checkin_blocks b where b.visit_id = v.id)
		and v.customer_id <> t.id('c7')"
}

renewal="insert into counter.checkin_blocks (visit_id, block_type, starts_at,
	ends_at, room_id, rental_type) values (t.id('visit c8'), "

one_renewal() {
	ask --command="select t.visit('c8', '204', 420)" >/dev/null
	all '5 limit, 1 ok' "$renewal 'RENEWAL', '2026-11-21 13:15-08',
		'2026-11-21 19:15-08', t.room('204'), 'STANDARD')"
	found 12 "select hours from desk.counter_visit_load
		where visit_id = t.id('visit c8')"
}

one_renewal_seen_long_ago() {
	ask --command="delete from counter.checkin_blocks
		where block_type = 'RENEWAL'"
	old_looks 'checkin_blocks_no_overlap|limit|again' "$renewal 'RENEWAL',
		'2026-11-21 13:15-08', '2026-11-21 19:15-08', t.room('204'),
		'STANDARD')"
	found 12 "select hours from desk.counter_visit_load
		where visit_id = t.id('visit c8')"
}

two_active_agreements() {
	ask --command="update counter.agreements set active = false"
	all '5 agreements_active_key, 1 ok' "update counter.agreements
		set active = true where version = 'r@'"
	found 1 "select count(*) from counter.agreements where active"
}

# Whoever comes first: what was signed is what the agreement says afterwards.
the_text_that_is_signed() {
	local n said
	for n in 1 2 3 4 5 6; do
		ask --command="update counter.agreements set active = false;
			insert into counter.agreements (version, title, body_text,
				active) values ('s$n', 'House rules', 'Be nice.', true)"
		said=$(race counterapp1 "t.send(\$\$insert into
				counter.agreement_signatures (agreement_id,
				agreement_version, agreement_text_snapshot,
				signature_png_base64, customer_name)
				select id, version, 'Be nice.', 'iVBO', 'Anna Lee'
				from counter.agreements where version = 's$n'\$\$)" \
			counterapp1 "t.send(\$\$update counter.agreements
				set body_text = 'Be loud.' where version = 's$n'\$\$)")
		case $said in
		'1 ok, 1 stale' | '1 ok, 1 state') ;;
		*) tap_fail "$said" ;;
		esac
	done
	found 0 "select count(*) from counter.agreement_signatures s
		join counter.agreements a on a.id = s.agreement_id
		where a.body_text <> s.agreement_text_snapshot"
}

one_unit_at_six_lanes() {
	all '5 clash, 1 ok' "update counter.lane_sessions
		set assigned_resource_type = 'room',
		assigned_resource_id = t.room('232') where lane_id = '@'"
	all '5 clash, 1 ok' "insert into counter.inventory_reservations (kind,
		resource_type, resource_id, lane_session_id, expires_at)
		values ('LANE_SELECTION', 'locker', t.locker('050'),
		t.id('lane @'), '2026-11-21 14:17-08')"
	found 1 "select count(*) from counter.inventory_reservations"
}

# A reservation that has run out is closed once, and one lane has the locker.
a_reservation_that_ran_out() {
	ask --command="update counter.inventory_reservations
		set expires_at = '2026-11-21 14:06-08'"
	all '5 clash, 1 ok' "insert into counter.inventory_reservations (kind,
		resource_type, resource_id, lane_session_id, expires_at)
		values ('LANE_SELECTION', 'locker', t.locker('050'),
		t.id('lane @'), '2026-11-21 14:17-08')"
	found 'EXPIRED 1, open 1' "select string_agg(x, ', ' order by x)
		from (select coalesce(release_reason, 'open') || ' ' || count(*)
		from counter.inventory_reservations group by release_reason) y (x)"
}

# A room is offered, taken or selected: one of the three.
offered_or_taken() {
	ask --command="insert into counter.waitlist (id, visit_id,
			checkin_block_id, desired_tier, backup_tier)
		select t.id('place'), visit_id, id, 'SPECIAL', 'STANDARD'
		from counter.checkin_blocks
		where visit_id = t.id('visit c8') and block_type = 'RENEWAL'"
	tap_equal '2 clash, 1 ok' "$(race \
		counterapp1 "t.send(\$\$update counter.waitlist
			set status = 'OFFERED', room_id = t.room('256'),
			offered_at = '2026-11-21 14:07-08',
			offer_expires_at = '2026-11-21 14:17-08'\$\$)" \
		counterapp1 "t.send(\$\$${take//@/9} '256'\$\$)" \
		counterapp1 "t.send(\$\$update counter.lane_sessions
			set assigned_resource_type = 'room', assigned_resource_id
			= t.room('256') where lane_id = '6'\$\$)")"
}

one_payment_of_a_lane() {
	all '1 ok, 5 payment_intents_due_key' "insert into
		counter.payment_intents (lane_session_id, amount, quote_json)
		values (t.id('lane 1'), 43, '{\"total\": 43}')"
}

one_claim_of_a_checkout() {
	ask --command="insert into counter.staff (id, name)
		select t.id('staff ' || n), 'Staff ' || n
		from generate_series(1, 6) n;
		insert into counter.checkout_requests (id, occupancy_id)
		values (t.id('out'), t.id('block c8'))"
	all '5 clash, 1 ok' "update counter.checkout_requests
		set status = 'CLAIMED', claimed_by_staff_id = t.id('staff @'),
		claimed_at = '2026-11-21 14:07-08',
		claim_expires_at = '2026-11-21 14:09-08'"
}

tap_case 'six customers, one room' the_last_room
tap_case 'the same, each with an old look' the_last_room_seen_long_ago
tap_case 'one customer, six visits' two_visits_of_a_customer
tap_case 'six check-ins into one room' six_check_ins_into_one_room
tap_case 'one stay, renewed six times' one_renewal
tap_case 'the same, each with an old look' one_renewal_seen_long_ago
tap_case 'six agreements become active' two_active_agreements
tap_case 'a text is signed and changed' the_text_that_is_signed
tap_case 'one unit, six lanes' one_unit_at_six_lanes
tap_case 'a reservation has run out' a_reservation_that_ran_out
tap_case 'offered, taken or selected' offered_or_taken
tap_case 'one lane, six payments' one_payment_of_a_lane
tap_case 'one checkout, six of staff' one_claim_of_a_checkout
tap_done
