#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ceilings under several connections at once: the last guest pass, one fee paid
# twice, the waiver of a day, one person wanted in two bays, one import given
# to two members.
set -euo pipefail

: "${srcdir:?}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/support/database.sh" money_race
. "$srcdir/tests/support/race.sh"

# The fixture of the tests in SQL, kept this time.
{
	echo 'begin;'
	cat "$srcdir/tests/db/sql/fixture.psql" "$srcdir/tests/db/sql/money.psql"
	echo 'commit;'
	cat <<-'END'
		do $$ begin
			execute format('alter database %I set test.now = %L',
				current_database(), '2026-11-21 14:07:00-08');
		end $$;
	END
} | ask --file=- >/dev/null

# is GOT WANTED
is() { tap_equal "$2" "$1"; }

# book RESOURCE TIME MEMBER COMPANIONS: the booking's number
book() {
	ask --command="select t.book($1, '2026-11-21 $2', 30, '$3', '$4') ->> 'booking'"
}
settle() {
	printf "desk.participant_settle('%s', '%s', %s, null, '%s', null, '%s')" \
		"$(cat /proc/sys/kernel/random/uuid)" "$(ask --command="select t.v($1)")" \
		"$1" "$2" "race"
}

the_last_pass() {
	local a b
	a=$(book 1 15:00 anna '[{"guest":"Mo Lee"}]')
	b=$(book 1 16:00 anna '[{"guest":"Al Two"}]')
	ask --command="update club.guest_passes set used_passes = 3"
	is "$(race frontdesk1 "$(settle "$a" pass)" \
		frontdesk2 "$(settle "$b" pass)")" '1 ok, 1 owed'
	is "$(ask --command="select t.passes('anna')")" '4 of 4'
	is "$(ask --command="select count(*) from club.booking_participants
		where used_guest_pass")" 1
	is "$(ask --command="select sum(quantity) from club.pass_redemption_logs")" 1
}

one_fee_paid_by_six() {
	local b calls=() n
	b=$(book 2 15:00 igor '[{"guest":"Bo Three"}]')
	for n in 1 2 1 2 1 2; do
		calls+=("frontdesk$n" "$(settle "$b" card)")
	done
	is "$(race "${calls[@]}")" '1 ok, 5 stale'
	is "$(ask --command="select count(*) || ' ' || sum(amount_affected)
		from club.booking_payment_audit where booking_id = $b
		and action = 'payment_confirmed'")" '1 25.00'
	is "$(ask --command="select string_agg(status || total_cents, ' ')
		from club.booking_fee_snapshots where booking_id = $b")" \
		'completed2500'
}

one_request_sent_six_times() {
	local b call
	b=$(book 2 16:00 igor '[{"guest":"Bo Three"}]')
	call=$(settle "$b" cash)
	is "$(race frontdesk1 "$call" frontdesk1 "$call" frontdesk1 "$call" \
		frontdesk1 "$call" frontdesk1 "$call" frontdesk1 "$call")" '6 ok'
	is "$(ask --command="select count(*) from club.booking_payment_audit
		where booking_id = $b and action = 'payment_confirmed'")" 1
}

the_waiver_of_a_day() {
	local calls=() at b
	ask --command="update desk.staff set waive_limit_minor = 5000
		where login = 'frontdesk1'"
	for at in 17:00 17:30 18:00 18:30 19:00 19:30; do
		b=$(book 3 $at vip '[{"guest":"Cy Four"}]')
		calls+=(frontdesk1 "$(settle "$b" waive)")
	done
	is "$(race "${calls[@]}")" '4 limit, 2 ok'
	is "$(ask --command="select used_minor || ' of ' || allowed_minor
		from desk.waive_day")" '5000 of 5000'
	is "$(ask --command="select sum(amount_affected) from club.booking_payment_audit
		where action = 'payment_waived'")" 50.00
}

one_person_for_two_bays() {
	local a b
	a=$(book 1 20:00 anna '[]')
	b=$(book 2 20:00 vip '[]')
	is "$(race frontdesk1 "$(roster "$a")" frontdesk2 "$(roster "$b")")" \
		'1 clash, 1 ok'
	is "$(ask --command="select count(*) from club.booking_participants
		where user_id = 'mia'")" 1
}
roster() {
	printf "desk.roster_change('%s', '%s', %s, null, '[{\"member\":\"mia\"}]', '[]', null)" \
		"$(cat /proc/sys/kernel/random/uuid)" "$(ask --command="select t.v($1)")" "$1"
}

one_import_for_two_members() {
	local u seen
	u=$(ask --command="insert into club.trackman_unmatched_bookings (resource_id,
		trackman_booking_id, booking_date, start_time, end_time)
		values (3, 'BK-1', '2026-11-24', '12:00', '13:00')
		returning id")
	seen=$(ask --command="select desk.block_version('unmatched', $u)")
	is "$(race frontdesk1 "desk.unmatched_resolve(gen_random_uuid(),
			'$seen', $u, 'anna')" \
		frontdesk2 "desk.unmatched_resolve(gen_random_uuid(),
			'$seen', $u, 'igor')")" '1 ok, 1 state'
	is "$(ask --command="select count(*) from club.booking_requests
		where trackman_booking_id = 'BK-1'")" 1
}

tap_case 'two desks, one pass' the_last_pass
tap_case 'six payments of one fee' one_fee_paid_by_six
tap_case 'one request, six times' one_request_sent_six_times
tap_case 'six waivers, room for two' the_waiver_of_a_day
tap_case 'one member, two rosters' one_person_for_two_bays
tap_case 'one import, two members' one_import_for_two_members
tap_case 'nothing is held that should not be' \
	is "$(ask --command='select count(*) from desk.occupancy_verify()')" 0
tap_done
