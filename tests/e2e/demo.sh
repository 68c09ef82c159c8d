#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./demo from the outside: what it makes, what it prints, what it leaves, and
# what it says when something stands in its way.  As root the clusters run as
# another user, and everything is tried as an unprivileged user, too.
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${builddir:=$srcdir/build}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/lint/files.sh"
. "$srcdir/tools/postgres.sh"

export TZ=Europe/Berlin
export OPSDESK_PROGRAM=$builddir/opsdesk
export OPSDESK_DEMO_STATE=$tap_temp/state
demo=$srcdir/demo
me=$(id -un)
find_postgres "" || { echo "1..0 # SKIP there is no PostgreSQL server"; exit; }
# Where the data does not matter: the real program, but of the demonstration
# only the people at the desk.
light=$tap_temp/light
light_program() {
	local file
	cp "$OPSDESK_PROGRAM" "$tap_temp/opsdesk"
	for file in "$srcdir"/sql/demo/{010,020,030}_*.sql; do
		printf 'begin;\n%s\ncommit;\n' "$(cat "$file")"
	done >"$tap_temp/people.sql"
	cat >"$light" <<-EOF
		#!/bin/sh
		case \$1 in
		demo-data) exec "$pg_bin/psql" -Xq -v ON_ERROR_STOP=1 -f "$tap_temp/people.sql" ;;
		*) exec "$tap_temp/opsdesk" "\$@" ;;
		esac
	EOF
	chmod 0755 "$light"
}

stop_all() {
	local state
	for state in "$tap_temp"/state "$tap_temp"/user1/*/opsdesk-demo; do
		[ ! -e "$state/opsdesk-demo" ] || OPSDESK_DEMO_STATE=$state \
			as_owner_of "$state/opsdesk-demo" "$demo" --reset
	done >/dev/null 2>&1
	rm -rf -- "$tap_temp"
}
trap stop_all EXIT

as_owner_of() {
	local owner
	owner=$(stat -c %U -- "$1")
	shift
	if [ "$owner" = "$me" ]; then "$@"; else runuser -u "$owner" -- "$@"; fi
}

# Runs ./demo; its talk goes to $tap_temp/talk.
demo() {
	"$demo" "$@" 2>"$tap_temp/talk"
}

# ./demo has to end with this code and say these words.
refuses() {
	local code=$1 words=$2 status=0
	shift 2
	demo "$@" </dev/null || status=$?
	tap_has "$(cat "$tap_temp/talk")" "$words"
	tap_equal "$code" "$status"
}

# As a login of the demo: a statement's answer.
ask() {
	local login=$1
	shift
	(
		exports=$(demo --prepare --as "$login") || { cat "$tap_temp/talk"; exit 1; }
		eval "$exports"
		"$pg_bin/psql" -XqAtw -v ON_ERROR_STOP=1 -c "$*"
	)
}

# ------------------------------------------------------------- refusals

bad_words() {
	refuses 64 "there is no option --frobnicate" --frobnicate
	refuses 64 "there is no login \"eve\"" --as eve
	refuses 64 "there is no login \"\"" --as
	refuses 64 "needs a terminal"
	[ ! -e "$OPSDESK_DEMO_STATE" ] || tap_fail "it made something"
}

help_makes_nothing() {
	tap_has "$(demo --help)" "usage: ./demo"
	tap_equal "" "$(cat "$tap_temp/talk")"
	[ ! -e "$OPSDESK_DEMO_STATE" ] || tap_fail "it made something"
}

foreign_folder() {
	mkdir "$tap_temp/mine"
	echo treasure >"$tap_temp/mine/data"
	export OPSDESK_DEMO_STATE=$tap_temp/mine
	refuses 1 "is not empty and not the demo's" --prepare
	refuses 1 "is not empty and not the demo's" --reset
	tap_equal treasure "$(cat "$tap_temp/mine/data")"
}

# ------------------------------------------------------------ first run

# Three at once, from nothing: one makes it, the others find it made.
three_at_once() {
	local n
	for n in 1 2 3; do
		"$demo" --prepare >"$tap_temp/out$n" 2>"$tap_temp/talk$n" &
	done
	for n in 1 2 3; do
		wait -n || { cat "$tap_temp"/talk[123]; return 1; }
	done
	tap_equal "$(cat "$tap_temp/out1")" "$(cat "$tap_temp/out2")"
	tap_equal 1 "$(cat "$tap_temp"/talk[123] | grep -c "making a PostgreSQL")"
}

only_exports() {
	local out
	out=$(demo --prepare)
	tap_equal "PGHOST PGDATABASE PGUSER PGPASSFILE" \
		"$(sed -n "s/^export \([A-Z]*\)='[^']*'\$/\1/p" <<<"$out" | xargs)"
	tap_equal 4 "$(wc -l <<<"$out")"
	tap_equal "$out" "$(PGHOST=elsewhere PGSERVICE=other PGPORT=1 demo --prepare)"
}

logins() {
	local login
	for login in desk1 desk2 manager1 manager2 support1 ; do
		tap_equal "$login" "$(ask "$login" 'select session_user')"
		tap_equal 1 "$(ask "$login" "select count(*) from desk.whoami()")"
	done
}

superuser() {
	eval "$(demo --prepare)"
	tap_equal on "$("$pg_bin/psql" -XqAtw -U postgres -c 'show is_superuser')"
}

# The quickest of some: on a busy machine each of them may be held up.
second_run_is_quick() {
	local began took least=
	for _ in 1 2 3 4 5; do
		began=${EPOCHREALTIME/[.,]/}
		demo --prepare >/dev/null
		took=$((${EPOCHREALTIME/[.,]/} - began))
		tap_equal "" "$(cat "$tap_temp/talk")"
		[ "${least:-$took}" -lt "$took" ] || least=$took
	done
	[ "$least" -lt 1000000 ] || tap_fail "it took $least microseconds"
}

# The console itself, on a terminal, from exec to the grid and out by a key.
console() {
	local log=$tap_temp/typescript pid
	mkfifo "$tap_temp/keys"
	: >"$log"
	TERM=xterm LC_ALL=C.UTF-8 timeout 600 script -qefc "stty rows 24 cols 80; '$demo'" \
		"$log" <"$tap_temp/keys" >/dev/null 2>&1 &
	pid=$!
	exec 7>"$tap_temp/keys"
	# A picture has no lines: each escape sequence begins one.
	timeout 300 grep -qm1 "Booking grid" < <(tail --pid="$pid" -n +1 -f "$log" |
		stdbuf -o0 tr '\033' '\n') || { cat -v "$log"; tap_fail "no grid came"; }
	printf '\021' >&7
	wait "$pid" || { cat -v "$log"; tap_fail "it did not end well"; }
	exec 7>&-
}

# ------------------------------------------------------------- secrets

password_file() {
	local file=$OPSDESK_DEMO_STATE/passwords
	tap_equal "600 $me" "$(stat -c '%a %U' "$file")"
	tap_equal "postgres desk1 desk2 manager1 manager2 support1" \
		"$(cut -d: -f4 "$file" | xargs)"
	tap_equal 6 "$(cut -d: -f5 "$file" | sort -u | grep -cE '^[0-9a-f]{32}$')"
}

scram_alone() {
	tap_equal "t" "$(
		eval "$(demo --prepare)"
		"$pg_bin/psql" -XqAtw -U postgres -c "
			select bool_and(auth_method = 'scram-sha-256') and
				(select bool_and(rolpassword like 'SCRAM-SHA-256%')
				 from pg_authid where rolcanlogin)
			from pg_hba_file_rules"
	)"
	(
		eval "$(demo --prepare)"
		export PGPASSFILE=/nonexistent
		tap_refused "$pg_bin/psql" -Xw -c 'select 1'
		tap_refused env PGPASSWORD=wrong "$pg_bin/psql" -Xw -c 'select 1'
	)
}

# Neither when it was set, nor when setting one fails.
nothing_in_the_log() {
	local password
	eval "$(demo --prepare)"
	"$pg_bin/psql" -Xqw -U postgres -c "alter role nobody_at_all password 'pass-in-a-failure'" || :
	tap_refused grep -F pass-in-a-failure "$OPSDESK_DEMO_STATE/server/log"
	while IFS= read -r password; do
		! grep -qF -- "$password" "$OPSDESK_DEMO_STATE/server/log" ||
			tap_fail "a password stands in the log"
	done < <(cut -d: -f5 "$OPSDESK_DEMO_STATE/passwords")
}

socket_only() {
	eval "$(demo --prepare)"
	tap_equal "" "$("$pg_bin/psql" -XqAtw -U postgres -c 'show listen_addresses')"
	[ -S "$PGHOST/.s.PGSQL.5432" ] || tap_fail "no socket at $PGHOST"
	[ "${#PGHOST}" -le 90 ] || tap_fail "the socket's path is too long: $PGHOST"
	tap_equal "700" "$(stat -c %a "$PGHOST")"
}

server_settings() {
	eval "$(demo --prepare)"
	tap_equal "$(printf '%s\n' client_connection_check_interval=2000 \
		log_error_verbosity=terse log_min_error_statement=panic \
		log_parameter_max_length=0 log_parameter_max_length_on_error=0 \
		log_statement=none max_prepared_transactions=0)" \
		"$("$pg_bin/psql" -XqAtw -U postgres -c "
			select name || '=' || setting from pg_settings
			where name ~ '^(log_(statement|error_verbosity|min_error_statement|parameter_max_length.*)|max_prepared_transactions|client_connection_check_interval)\$'
			order by name")"
}

# The checkout's own zone, taken on the first run.
zone() {
	tap_equal "$TZ" "$(ask desk1 'select zone from desk.whoami()')"
}

# ------------------------------------------------------ from day to day

# What was prepared on another day is topped up, once.
later_day() {
	local today
	today=$(cat "$OPSDESK_DEMO_STATE/prepared")
	printf '%s\n' "${today% *} 2001-01-01" >"$OPSDESK_DEMO_STATE/prepared"
	demo --prepare >/dev/null
	tap_has "$(cat "$tap_temp/talk")" "filling the club around"
	tap_equal "$today" "$(cat "$OPSDESK_DEMO_STATE/prepared")"
}

stop_and_go_on() {
	local bookings='select count(*) from desk.grid_range(current_date - 7, current_date + 7)' before
	before=$(ask desk1 "$bookings")
	[ "$before" -gt 0 ] || tap_fail "there are no bookings"
	demo --stop
	[ ! -e "$OPSDESK_DEMO_STATE/server/.s.PGSQL.5432" ] || tap_fail "the socket is still there"
	demo --stop
	tap_has "$(cat "$tap_temp/talk")" "not running"
	tap_equal "$before" "$(ask desk1 "$bookings")"
}

# A server that was killed leaves a pid file and a socket behind.
killed_server() {
	local pid
	read -r pid <"$OPSDESK_DEMO_STATE/server/data/postmaster.pid"
	kill -KILL "$pid"
	# At once, but for the signal's own way; as a zombie it has no program.
	while [ -e "/proc/$pid/exe" ]; do :; done
	tap_equal desk1 "$(ask desk1 'select session_user')"
}

# ------------------------------------------------ what cannot go on says so

no_password_file() {
	demo --stop
	mv "$OPSDESK_DEMO_STATE/passwords" "$tap_temp/passwords"
	refuses 1 "./demo --reset" --prepare
	mv "$tap_temp/passwords" "$OPSDESK_DEMO_STATE/passwords"
}

other_version() {
	demo --stop
	as_owner_of "$OPSDESK_DEMO_STATE/server" sh -c 'echo 9 >"$1"' sh \
		"$OPSDESK_DEMO_STATE/server/data/PG_VERSION"
	refuses 1 "is of PostgreSQL 9, which is not here any more" --prepare
	tap_has "$(cat "$tap_temp/talk")" "./demo --reset"
	as_owner_of "$OPSDESK_DEMO_STATE/server" sh -c 'echo "$2" >"$1"' sh \
		"$OPSDESK_DEMO_STATE/server/data/PG_VERSION" "$pg_major"
}

wrong_places() {
	OPSDESK_PROGRAM=/nonexistent refuses 1 "cannot be run" --prepare
	demo --stop
	OPSDESK_PG_BINDIR=/nonexistent refuses 1 "holds no PostgreSQL" --prepare
}

# One that waited for the other's --reset starts afresh.
reset_under_another() {
	demo --prepare >/dev/null
	exec 8<"$OPSDESK_DEMO_STATE/opsdesk-demo"
	flock 8
	"$demo" --reset 2>"$tap_temp/talk1" 8<&- &
	"$demo" --prepare >/dev/null 2>"$tap_temp/talk2" 8<&- &
	# Both have come to the lock.
	timeout 300 grep -qm1 waiting <(tail -n +1 -f "$tap_temp/talk1")
	timeout 300 grep -qm1 waiting <(tail -n +1 -f "$tap_temp/talk2")
	exec 8<&-
	wait -n && wait -n || { cat "$tap_temp"/talk[12]; return 1; }
}

reset_leaves_nothing() {
	local pid
	demo --prepare >/dev/null
	read -r pid <"$OPSDESK_DEMO_STATE/server/data/postmaster.pid"
	demo --reset
	[ ! -e "$OPSDESK_DEMO_STATE" ] ||
		{ ls -lA "$OPSDESK_DEMO_STATE"; tap_fail "something is left"; }
	[ ! -e "/proc/$pid/exe" ] || tap_fail "the server still runs"
}

# initdb was interrupted: what it left does not stand in the way, and is not
# taken for a cluster.
half_a_cluster() {
	demo --reset
	mkdir -p "$OPSDESK_DEMO_STATE"
	touch "$OPSDESK_DEMO_STATE/opsdesk-demo"
	chmod 0711 "$OPSDESK_DEMO_STATE"
	install -d -o "$(postgres_user)" -m 0700 "$OPSDESK_DEMO_STATE/server" \
		"$OPSDESK_DEMO_STATE/server/data.new"
	echo half >"$OPSDESK_DEMO_STATE/server/data.new/PG_VERSION"
	tap_equal desk2 "$(ask desk2 'select session_user')"
	[ ! -e "$OPSDESK_DEMO_STATE/server/data.new" ] || tap_fail "the half is still there"
}

# ------------------------------------------------------ somebody else's turn

# A tree that another user may read, without a build.
copy_tree() {
	local file
	mkdir -p "$1"
	(cd "$srcdir" && tree_files . | tar -cf - -T -) | tar -C "$1" -xf -
}

# With a state path too long for a socket, as whoever may not use root's ways.
unprivileged() {
	local user=$1 home=$tap_temp/user1 long out
	long=$(printf 'a-long-name-%.0s' 1 2 3 4 5 6 7 8)
	install -d -o "$user" -m 0700 "$home"
	copy_tree "$tap_temp/tree"
	as() {
		as_owner_of "$home" env -C / -u OPSDESK_DEMO_STATE HOME="$home" \
			XDG_STATE_HOME="$home/$long" OPSDESK_PROGRAM="$light" "$@"
	}
	out=$(as "$tap_temp/tree/demo" --prepare --as manager2 2>"$tap_temp/talk") ||
		{ cat "$tap_temp/talk"; return 1; }
	tap_has "$out" "PGHOST='/tmp/opsdesk-demo-"
	tap_equal manager2 "$(as bash -c "$out; '$pg_bin/psql' -XqAtw -c 'select session_user'")"
	tap_equal "600 $user" "$(stat -c '%a %U' "$home/$long/opsdesk-demo/passwords")"
	tap_equal "$user" "$(stat -c %U "/proc/$(head -n 1 \
		"$home/$long/opsdesk-demo/server/data/postmaster.pid")")"
	as "$tap_temp/tree/demo" --reset
	(
		eval "$out"
		[ ! -e "$PGHOST" ] || tap_fail "$PGHOST is still there"
	)
}

# Root's state is not to be touched by others, and they are told.
not_mine() {
	as_owner_of "$tap_temp/user1" env -C / OPSDESK_DEMO_STATE="$OPSDESK_DEMO_STATE" \
		OPSDESK_PROGRAM="$light" "$tap_temp/tree/demo" --stop \
		2>"$tap_temp/talk" && tap_fail "it was allowed"
	tap_has "$(cat "$tap_temp/talk")" "belongs to $me"
}

tap_case "--help prints the usage and makes nothing" help_makes_nothing
tap_case "wrong words end with 64 and make nothing" bad_words
tap_case "a folder of somebody's is left alone" foreign_folder
tap_case "three at once make one cluster" three_at_once
tap_case "--prepare prints export lines only, whatever PG* says" only_exports
tap_case "every login signs in and is known at the desk" logins
tap_case "the password file lets the superuser in" superuser
tap_case "a second run does nothing, and at once" second_run_is_quick
tap_case "the console opens in the grid" console
tap_case "the password file is one's own alone" password_file
tap_case "scram is asked of everybody" scram_alone
tap_case "no password stands in the server's log" nothing_in_the_log
tap_case "the server listens on its socket alone" socket_only
tap_case "the server is set as database.md 7 wants it" server_settings
tap_case "the club is in the machine's zone" zone
tap_case "on a later day the data is topped up" later_day
tap_case "--stop stops, and the data stays" stop_and_go_on
tap_case "a killed server is started again" killed_server
tap_case "without its password file it says what to do" no_password_file
tap_case "data of another PostgreSQL says what to do" other_version
tap_case "wrong places in the environment are named" wrong_places
light_program
export OPSDESK_PROGRAM=$light
tap_case "an interrupted initdb does not stand in the way" half_a_cluster
if [ "$EUID" -eq 0 ]; then
	tap_case "as an unprivileged user, under a long path" unprivileged nobody
	tap_case "another user's state is refused" not_mine
else
	tap_case "under a long path" unprivileged "$me"
fi
tap_case "--reset under one that waits harms neither" reset_under_another
tap_case "--reset leaves nothing behind" reset_leaves_nothing
tap_done
