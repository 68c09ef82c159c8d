#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Several connections of one person: what became of a request that another one
# still has in hand, and older consoles that are told to go, or are ended.
set -euo pipefail

: "${srcdir:?}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/support/database.sh" console_race
. "$srcdir/tests/support/race.sh"

{
	echo 'begin;'
	cat "$srcdir/tests/db/sql/fixture.psql"
	echo 'commit;'
	cat <<-'END'
		do $$ begin
			execute format('alter database %I set test.now = %L',
				current_database(), '2026-11-21 14:07:00-08');
		end $$;
	END
} | ask --file=- >/dev/null

psql=("${OPSDESK_PG_BINDIR:+$OPSDESK_PG_BINDIR/}psql" --no-psqlrc --quiet
	--no-align --tuples-only)
new_id() { cat /proc/sys/kernel/random/uuid; }

# as LOGIN SQL
as() { "${psql[@]}" --dbname="$database_dsn user=$1" --command="$2" 2>&1; }

# A connection that stays, as descriptor 8 or 9: talk FD LOGIN, say FD SQL,
# heard FD TEXT waits until it has said that.
talk() {
	mkfifo "$tap_temp/to$1"
	: >"$tap_temp/from$1"
	"${psql[@]}" --dbname="$database_dsn user=$2" <"$tap_temp/to$1" \
		>"$tap_temp/from$1" 2>&1 &
	eval "exec $1>\"$tap_temp/to$1\""
	rm "$tap_temp/to$1"
}
say() { echo "$2" >&"$1"; }
heard() {
	timeout 120 grep -qm1 -- "$2" <(tail -n +1 -f "$tap_temp/from$1") ||
		tap_fail "no \"$2\" in: $(cat "$tap_temp/from$1")"
}
waits() {
	until [ "$(ask --command="select count(*) from pg_stat_activity
		where datname = current_database()
		  and pg_blocking_pids(pid) <> '{}'")" -eq 1 ]; do :; done
}
book() {
	echo "select 'said ' || (desk.booking_book('$1', 2, '2026-11-21 $2', 60, 'anna',
		null, null, '[]', null, 'none', null, false, 'phone') ->> 'ok');"
}
fate="select 'fate ' || fate from desk.request_fate"

# in_hand ENDING FATE: while another backend is at it, the answer waits for how
# that ends.
in_hand() {
	local id
	id=$(new_id)
	talk 8 frontdesk1
	talk 9 frontdesk1
	say 8 "begin; $(book "$id" "$3")"
	heard 8 'said true'
	say 9 "$fate('$id');"
	waits
	tap_equal '' "$(cat "$tap_temp/from9")"
	"$1"
	heard 9 "fate $2"
	tap_equal "$4" "$(ask --command="select count(*) from club.booking_requests
		where start_time = '$3'")"
	# A late arrival of what never arrived does nothing.
	as frontdesk1 "$(book "$id" "$3")" >/dev/null
	tap_equal "$4" "$(ask --command="select count(*) from club.booking_requests
		where start_time = '$3'")"
}
commits() { say 8 'commit;'; }
rolls_back() { say 8 'rollback;'; }
is_killed() {
	ask --command="select pg_terminate_backend(pid) from pg_stat_activity
		where datname = current_database() and usename = 'frontdesk1'
		  and state = 'idle in transaction'" >/dev/null
}

# For so long as the caller says, and then it is not given up.
still_running() {
	local id
	id=$(new_id)
	talk 8 frontdesk1
	say 8 "begin; $(book "$id" 20:00)"
	heard 8 'said true'
	tap_has "$(as frontdesk1 "set lock_timeout = 10; $fate('$id')")" 'lock timeout'
	say 8 'commit;'
	tap_equal 'fate done' "$(as frontdesk1 "$fate('$id')")"
}

console="select 'turn ' || turn, 'older ' || older from desk.console_open"
sign_in="select desk.session_open('desk %s', null, null);"
enters() {
	talk "$1" "$2"
	# shellcheck disable=SC2059 # a format of ours
	say "$1" "listen desk; $(printf "$sign_in" "$1") $console(null);"
	heard "$1" 'turn'
}
end="select 'left ' || count(*) filter (where not pg_terminate_backend(pid, 2000))
	from desk.console_older();"

# Told at once, verified by asking; nobody else hears that it has been.
one_is_told() {
	enters 8 frontdesk1
	enters 9 frontdesk1
	heard 9 'older 1'
	say 8 "select 'over ' || at_desk from desk.console_taken_over();"
	heard 8 'over desk 9'
	heard 8 "\"desk\" with payload \"console:$(ask --command="select pid
		from desk.session where desk = 'desk 8'")\""
	say 9 "select 'none ' || count(*) from desk.console_taken_over();"
	heard 9 'none 0'
}
one_is_ended() {
	enters 8 frontdesk1
	enters 9 frontdesk1
	say 9 "$end"
	heard 9 'left 0'
	say 8 'select 1;' 2>/dev/null || :
	heard 8 'terminating connection\|server closed'
	tap_equal 'desk 9' "$(ask --command="select string_agg(s.desk, ' ') from desk.session s
		join pg_stat_activity a using (pid, backend_start)")"
}

# Neither other people's, nor psql, nor one that only said where it stands.
only_consoles_are_ended() {
	talk 7 frontdesk1
	say 7 "$(printf '%s' "${sign_in/\%s/psql}") select 'in';"
	heard 7 in
	enters 8 frontdesk2
	enters 9 frontdesk1
	heard 9 'older 0'
	say 9 "$end"
	heard 9 'left 0'
	say 7 "select 'still ' || 'here';"
	heard 7 'still here'
	say 8 "select 'still ' || 'here';"
	heard 8 'still here'
}

# Whoever signs in clears away what is over; who does not end that keeps nobody
# else out.
nobody_is_kept_out() {
	ask --command="insert into desk.session (pid, backend_start, staff_id,
			opened_at)
		select -n, desk.clock(), (select min(id) from desk.staff),
			desk.clock() from generate_series(1, 3) n"
	talk 8 frontdesk1
	say 8 "begin; $(printf '%s' "${sign_in/\%s/8}") select 'in';"
	heard 8 in
	tap_equal in "$(as frontdesk2 "set lock_timeout = '2s';
		select from desk.session_open('desk 9', null, null);
		select 'in'" | grep .)"
	say 8 'rollback;'
}

tap_case 'done while it was asked about' in_hand commits 'done' 15:00 1
tap_case 'undone while it was asked about' in_hand rolls_back never 16:30 0
tap_case 'killed while it was asked about' in_hand is_killed never 18:00 0
tap_case 'not given up while it runs' still_running
tap_case 'an older console is told' one_is_told
tap_case 'an older console is ended' one_is_ended
tap_case 'only consoles are ended' only_consoles_are_ended
tap_case 'nobody is kept out' nobody_is_kept_out
tap_done
