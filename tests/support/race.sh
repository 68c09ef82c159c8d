# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Several connections at once, for shell tests.  Sourced after database.sh.
#
#	race frontdesk1 "desk.one(…)" frontdesk2 "desk.other(…)"
#
# Everybody waits at a gate, an advisory lock, until all are there; then it
# opens.  Prints the answers, sorted and counted: "1 clash, 1 ok".  A call
# answers in jsonb, whose `code` is said; without one it is "ok".
: "${tap_temp:?tap.sh comes first}" "${database_dsn:?database.sh comes first}"

# Those who race, and the fixtures of the tests in SQL.
ask --file="${BASH_SOURCE%/*}/../db/sql/roles.psql"

# How many of this database's connections have the gate, or wait for it.
race_locks() {
	ask --command="select count(*) from pg_locks where locktype = 'advisory'
		and objid = 7 and database = (select oid from pg_database
			where datname = current_database()) and granted = $1"
}

race() {
	local gate n=0 pids=() folder=$tap_temp/race
	rm -rf "$folder"
	mkdir "$folder"
	mkfifo "$folder/gate"
	ask --file=- <"$folder/gate" >/dev/null &
	gate=$!
	exec 7>"$folder/gate"
	echo 'select pg_advisory_lock(7);' >&7
	until [ "$(race_locks true)" -eq 1 ]; do :; done
	while [ $# -gt 0 ]; do
		ask --file=- >"$folder/$n" 2>&1 7>&- <<-END &
			select '' from pg_advisory_lock_shared(7);
			set session authorization $1;
			select coalesce(a ->> 'code', 'ok') from (select $2) x (a);
		END
		pids+=($!)
		n=$((n + 1))
		shift 2
	done
	until [ "$(race_locks false)" -eq "$n" ]; do :; done
	exec 7>&-
	wait "$gate" "${pids[@]}"
	for n in "${!pids[@]}"; do
		grep . "$folder/$n"
	done | sort | uniq -c | awk '{ n = $1; sub(/^ *[0-9]+ /, "")
		printf "%s%s %s", sep, n, $0; sep = ", " } END { print "" }'
}
