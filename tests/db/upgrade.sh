#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A database of the first release, the club's alone, brought to this one with
# what is in it: also by two at once, and after some that were killed in the
# middle.  Whatever way it went, it is what a fresh one is, to the last grant
# and policy.
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${builddir:=$srcdir/build}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/support/database.sh" upgrade
. "$srcdir/tests/support/race.sh" # the logins of the fixture

first_release=20
fresh_dsn=$database_dsn
stem=${fresh_dsn##*dbname=}
pg_dump=${OPSDESK_PG_BINDIR:+$OPSDESK_PG_BINDIR/}pg_dump
made=()

# What was made in a shared cluster goes.
trap 'for name in "${made[@]}"; do
		database_dsn=$fresh_dsn ask --command="drop database if exists $name with (force)" 2>/dev/null || :
	done
	rm -rf -- "$tap_temp"' EXIT

# make NAME [TEMPLATE]: another database; what follows asks there.  Who may
# connect is not part of a template.
make() {
	database_dsn=$fresh_dsn ask --command="create database ${stem}_$1 template ${2:-template0}" \
		--command="update pg_database set datacl = (select datacl from pg_database
			where datname = '${2:-template0}') where datname = '${stem}_$1'"
	database_dsn=$(database_named "${stem}_$1")
}

# The steps go to $tap_temp/said.
migrate() {
	"$builddir/opsdesk" migrate --dsn "$database_dsn" 2>"$tap_temp/said" || {
		tail -n 3 "$tap_temp/said"
		return 1
	}
}

# Everything there is but rows: names, types, functions, grants, policies.
shape() {
	"$pg_dump" --schema-only --dbname="$1" | grep -v '^\\\(un\)\?restrict '
	database_dsn=$1 ask --command="select acl from pg_database, unnest(datacl) acl
		where datname = current_database() order by acl::text" \
		--command="select version, name, checksum from desk.schema_migration order by version"
}

is_like_a_fresh_one() {
	shape "$database_dsn" >"$tap_temp/got"
	diff -u "$tap_temp/fresh" "$tap_temp/got"
}

# ------------------------------------------------------- the first release

# As its program did it: every file and its checksum, in one transaction.
apply_first_release() {
	local file name
	{
		echo "set client_min_messages = warning;"
		echo "begin; set local search_path = public, pg_temp;"
		sed -n '/^-- name: schema_create$/,/;$/p; /^-- name: schema_create_table$/,/;$/p' \
			"$srcdir/sql/queries/schema.sql"
		for file in "$srcdir"/sql/migrations/*.sql; do
			name=$(basename "$file" .sql)
			[ "$((10#${name%%_*}))" -le "$first_release" ] || break
			cat "$file"
			echo "insert into desk.schema_migration (version, name, checksum) values
				($((10#${name%%_*})), '$name', '$(sha256sum <"$file" | cut -d' ' -f1)');"
		done
		cat <<-'SQL'
			insert into desk.schema_migration (version, name, checksum)
			values (0, 'functions', 'of the first release');
			-- of its functions those that matter here: what is no more
			set role desk_owner;
			create function desk.no_longer(text) returns text language sql
				as 'select $1';
			grant execute on function desk.no_longer(text) to desk_frontdesk;
			create function desk.no_longer() returns trigger language plpgsql
				as 'begin raise exception $x$an old trigger$x$; end';
			create trigger no_longer before insert on club.booking_requests
				for each row execute function desk.no_longer();
			create view desk.no_longer as select desk.no_longer(name) from club.users;
			grant select on desk.no_longer to desk_frontdesk;
			commit;
		SQL
	} | ask --file=- >/dev/null
}

# A club with people, bookings, money and closed bays, as today's functions
# make it; of that what the first release had a place for.
fill_fresh() {
	{
		echo "begin;"
		cat "$srcdir/tests/db/sql/fixture.psql"
		cat <<-'SQL'
			select t.book(1, '2026-11-22 10:00', 60, 'anna', '[{"guest": "Mo Lee"}]');
			select t.book(2, '2026-11-22 10:00', 90, 'igor');
			select t.book(3, '2026-11-22 16:00', 60, 'dan');
			select t.book(1, '2026-11-23 18:00', 30, 'vip', '[{"member": "anna"}]');
			select t.as('manager1', $$desk.facility_close(gen_random_uuid(), 2,
				'2026-11-24 09:00', '2026-11-24 12:00', 'repair', false)$$);
			drop schema t cascade;
			commit;
		SQL
	} | database_dsn=$fresh_dsn ask --file=- >/dev/null
}

# The tables and columns that the first release filled: table, columns.
old_tables() {
	ask --command="select format('%I.%I', n.nspname, c.relname),
			string_agg(quote_ident(a.attname), ', ' order by a.attnum)
		from pg_class c
		join pg_namespace n on n.oid = c.relnamespace
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			and a.attgenerated = ''
		where c.relkind = 'r' and n.nspname in ('club', 'desk')
		  and c.relname not in ('schema_migration', 'constraint_sentence', 'setting', 'session')
		group by 1 order by 1"
}

fill_first_release() {
	local table columns
	while IFS=$'\t' read -r table columns; do
		[ -z "$(ask --command="select 1 from $table limit 1")" ] || continue
		database_dsn=$fresh_dsn ask --command="copy (select $columns from $table) to stdout" |
			ask --command="set session_replication_role = replica" \
				--command="copy $table ($columns) from stdin"
	done <"$tap_temp/tables"
	ask >/dev/null <<-'SQL'
		select setval(pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname),
			1000)
		from pg_attribute a
		join pg_class c on c.oid = a.attrelid
		join pg_namespace n on n.oid = c.relnamespace
		where a.attidentity <> '' and n.nspname in ('club', 'desk') and c.relkind = 'r';
	SQL
}

# Those that are still there; the steps of a booking and the index of names are
# kept otherwise now.
rows_of_old_tables() {
	local table columns
	while IFS=$'\t' read -r table columns; do
		case $table in
		desk.booking_transition | desk.name_word) continue ;;
		esac
		ask --command="select '$table', count(*), md5(string_agg(t::text, ',' order by t::text))
			from (select $columns from $table) t"
	done <"$tap_temp/tables"
}

# ----------------------------------------------------------------- the cases

old_one_is_brought_up() {
	make whole "$old"
	rows_of_old_tables >"$tap_temp/rows"
	migrate
	is_like_a_fresh_one
	diff -u "$tap_temp/rows" <(rows_of_old_tables)
}

# Nothing that is derived is missing, and the desk goes on working.
data_is_whole() {
	database_dsn=$(database_named "${stem}_whole")
	local verify
	for verify in occupancy person identity place_load counter platform academy_occupancy; do
		tap_equal "" "$(ask --command="select v::text from desk.${verify}_verify() v")" ||
			tap_fail "desk.${verify}_verify()"
	done
	ask --command="alter database ${database_dsn##*dbname=} set test.now = '2026-11-21 14:07:00-08'"
	ask --command="create or replace function desk.clock() returns timestamptz language sql
		as 'select current_setting(''test.now'')::timestamptz'"
	tap_equal "Lee, Anna / Petrov, Igor / Okafor, Daniel" "$(ask --command="
		select string_agg(name, ' / ' order by resource_id)
		from desk.grid_bookings('2026-11-22', '2026-11-23', null)")"
	tap_equal "clash true" "$(ask --field-separator=' ' --file=- <<-'SQL'
		set session authorization frontdesk1;
		select a ->> 'code', b ->> 'ok' from
			desk.booking_book(gen_random_uuid(), 1, '2026-11-22 10:30', 30, 'igor', null, null,
				'[]', null, 'none', null, false, 'phone') a,
			desk.booking_book(gen_random_uuid(), 1, '2026-11-22 12:00', 30, 'igor', null, null,
				'[]', null, 'none', null, false, 'phone') b;
	SQL
	)"
}

two_at_once() {
	local pids=() pid
	make twice "$old"
	for _ in 1 2 3; do
		"$builddir/opsdesk" migrate --dsn "$database_dsn" 2>"$tap_temp/twin.${#pids[@]}" &
		pids+=($!)
	done
	for pid in "${pids[@]}"; do
		wait "$pid" || tap_fail "$(tail -n 2 "$tap_temp"/twin.*)"
	done
	is_like_a_fresh_one
	# one did it, the others found it done
	tap_equal 1 "$(cat "$tap_temp"/twin.* | grep -c '\] 0080_identity$')"
}

# killed_at STEP: when it says that it begins with that
killed_at() {
	local pid line status=0
	rm -f "$tap_temp/steps"
	mkfifo "$tap_temp/steps"
	"$builddir/opsdesk" migrate --dsn "$database_dsn" 2>"$tap_temp/steps" &
	pid=$!
	while read -r line; do
		[ "${line#*] }" != "$1" ] || kill -KILL "$pid"
	done <"$tap_temp/steps"
	wait "$pid" || status=$?
	tap_equal 137 "$status"
}

killed_in_the_middle() {
	local step before
	make killed "$old"
	before=$(shape "$database_dsn")
	for step in 0042_academy_events 0_drop booking_move zz_columns_platform; do
		killed_at "$step"
		# the server takes back what it has done before it answers this
		ask --command="begin; lock table desk.schema_migration; commit"
		tap_equal "$before" "$(shape "$database_dsn")"
	done
	migrate
	is_like_a_fresh_one
}

fresh_one_killed() {
	make killed_fresh
	killed_at 0003_club_people
	migrate
	is_like_a_fresh_one
}

# Every function is dropped and made again, and with it go the triggers,
# defaults, policies and grants that use it.
functions_anew() {
	make anew "${stem}_killed"
	ask --command="update desk.schema_migration set checksum = 'x' where version = 0"
	migrate
	tap_has "$(cat "$tap_temp/said")" "0_drop"
	tap_refused grep -F 0080_identity "$tap_temp/said"
	is_like_a_fresh_one
}

# Not a comparison of nothing with nothing.
there_is_something_to_compare() {
	local words
	for words in "CREATE POLICY" "ENABLE ROW LEVEL SECURITY" "GRANT SELECT(" \
		"GRANT ALL ON FUNCTION desk.booking_move" "EXECUTE FUNCTION desk.watch_bookings" \
		"EXCLUDE USING gist"; do
		grep -qF "$words" "$tap_temp/fresh" || tap_fail "no $words"
	done
}

shape "$fresh_dsn" >"$tap_temp/fresh"
made=("${stem}"_{whole,twice,killed,killed_fresh,anew,old})
make old
old=${stem}_old
apply_first_release
old_tables >"$tap_temp/tables"
fill_fresh
fill_first_release
made=("$old" "${stem}_whole" "${stem}_twice" "${stem}_killed" "${stem}_killed_fresh" "${stem}_anew")

tap_case "a fresh one has what is compared" there_is_something_to_compare
tap_case "a database of the first release becomes a fresh one, rows kept" old_one_is_brought_up
tap_case "what is derived is whole, and the desk goes on" data_is_whole
tap_case "of three at once one does it, and all come out right" two_at_once
tap_case "one that is killed has changed nothing, wherever it was" killed_in_the_middle
tap_case "also on an empty database" fresh_one_killed
tap_case "functions made anew take their grants and policies along" functions_anew
tap_done
