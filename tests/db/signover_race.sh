#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Signing for somebody else under several connections at once: two managers, a
# manager and whoever asked, one request sent again and again, and more wishes
# than one person may have.
set -euo pipefail

: "${srcdir:?}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/support/database.sh" signover_race
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
		insert into desk.staff (login, role_oid, name, email, role, desk)
		values ('manager2', 'manager2'::regrole, 'Tom Manager',
			'manager2@club.example', 'manager', 'office');
	END
} | ask --file=- >/dev/null

# is GOT WANTED
is() { tap_equal "$2" "$1"; }
uuid() { cat /proc/sys/kernel/random/uuid; }

# A booking that was checked in by mistake, and the wish to take that back.
wish() {
	local booking id
	booking=$(ask --command="select t.book($1, '2026-11-21 14:00', 30, '$2') ->> 'booking'")
	ask --command="select t.act('frontdesk1', 'booking_check_in', $booking,
		'''none'', null, null')" >/dev/null
	id=$(uuid)
	ask --command="select t.as('frontdesk1', format('desk.signover_ask(''$id'',
		''booking_revert'', array[%L, ''$booking'', ''the wrong bay''],
		null, true)', t.v($booking)))" >/dev/null
	echo "$id"
}
sign() { echo "desk.signover_sign('${2:-$(uuid)}', '$1')"; }
decline() { echo "desk.signover_decline('$(uuid)', '$1', 'no')"; }
withdraw() { echo "desk.signover_withdraw('$(uuid)', '$1')"; }
done_to() {
	ask --command="select concat_ws(' ', state, (select count(*)
		from club.admin_audit_log l where l.action = 'revert_booking'
		and l.details ->> 'request' = s.request::text),
		(select count(*) from desk.request r
		where r.at_desk_of = 'frontdesk1' and r.id = s.request))
		from desk.signover s where id = '$1'"
}

two_managers() {
	local id
	id=$(wish 1 anna)
	is "$(race manager1 "$(sign "$id")" manager2 "$(sign "$id")" \
		manager1 "$(sign "$id")" manager2 "$(sign "$id")")" '1 ok, 3 state'
	is "$(done_to "$id")" 'signed 1 1'
}

sent_six_times() {
	local id call
	id=$(wish 2 igor)
	call=$(sign "$id" "$(uuid)")
	is "$(race manager1 "$call" manager1 "$call" manager1 "$call" \
		manager1 "$call" manager1 "$call" manager1 "$call")" '6 ok'
	is "$(done_to "$id")" 'signed 1 1'
}

# Whichever comes first, the other is told so.
signed_or_taken_back() {
	local id
	id=$(wish 3 vip)
	is "$(race manager1 "$(sign "$id")" frontdesk1 "$(withdraw "$id")")" \
		'1 ok, 1 state'
	grep -Eq '^(signed 1 1|withdrawn 0 0)$' <<<"$(done_to "$id")"
}

signed_or_declined() {
	local id
	id=$(wish 5 mia)
	is "$(race manager1 "$(sign "$id")" manager2 "$(decline "$id")")" \
		'1 ok, 1 state'
	grep -Eq '^(signed 1 1|declined 0 0)$' <<<"$(done_to "$id")"
}

# Counted by six who each see room for one more, there would be six.
more_than_one_may_have() {
	local calls=() n
	ask --command="update desk.signover set state = 'withdrawn', args = null,
		answered_at = asked_at where state = 'open'"
	ask --command="update desk.setting set value = '2'
		where system = 'desk' and key = 'signover_open'"
	for n in 1 2 3 4 5 6; do
		calls+=(frontdesk1 "desk.signover_ask('$(uuid)', 'lane_reset',
			'{v,$n,r,phone}', null, true)")
	done
	is "$(race "${calls[@]}")" '4 limit, 2 ok'
	is "$(ask --command="select count(*) from desk.signover
		where state = 'open'")" 2
}

# Somebody takes wishes back and does not end that: each look waits for one only
# so long, and the list is there before the console gives up on it.
held_by_who_asked() {
	local calls=() n
	ask --command="update desk.signover set state = 'withdrawn', args = null,
			answered_at = asked_at where state = 'open'" \
		--command="update desk.setting set value = '10'
			where system = 'desk' and key = 'signover_open'"
	for n in 1 2 3 4 5; do
		calls+=(frontdesk1 "desk.signover_ask('$(uuid)', 'lane_reset',
			'{v,$n,r,phone}', null, true)")
	done
	race "${calls[@]}" >/dev/null
	mkfifo "$tap_temp/held"
	ask --file=- <"$tap_temp/held" >"$tap_temp/holds" &
	exec 8>"$tap_temp/held"
	cat >&8 <<-'END'
		begin;
		select count(*) from (select from desk.signover
			where state = 'open' for update) x;
	END
	until grep -q 5 "$tap_temp/holds"; do :; done
	is "$(ask --command="set statement_timeout = '15s'" \
		--command='set session authorization manager1' \
		--command="select count(*), bool_or(possible),
			max(sentence), min(sentence) from desk.signover_list()")" \
		$'5\tf\tSomebody is changing it just now: look again\tNot looked '\
'at yet: answer what stands above it first'
	exec 8>&-
	wait
}

tap_case 'two managers, each twice' two_managers
tap_case 'one signature, sent six times' sent_six_times
tap_case 'signed or taken back' signed_or_taken_back
tap_case 'signed or declined' signed_or_declined
tap_case 'six wishes, room for two' more_than_one_may_have
tap_case 'wishes that somebody holds' held_by_who_asked
tap_done
