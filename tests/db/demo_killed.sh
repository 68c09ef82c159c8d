#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A large demonstration takes keys and indexes off the tables that it fills
# (sql/demo/014_apart.sql).  Killed while they are off, and while they are put
# back, it has taken nothing off; when it is through, all of them are back.
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/support/database.sh" killed

# The smallest scale at which it pays: 112,500 rows of the club's history.
step="club: what was played"
start() {
	"$builddir/opsdesk" demo-data --scale 5 --date 2026-11-21 \
		--dsn "$database_dsn" </dev/null >"$tap_temp/told" 2>&1 &
	filler=$!
}

# Every rule, as the catalog tells it: definitions, comments, validity, whether
# it may be put off, triggers and their state, owners.
rules() {
	ask --file=- <<-'END'
	with r as (
		select c.oid, c.oid::regclass::text as name
		from pg_class c
		where c.relnamespace in ('club'::regnamespace,
			'academy'::regnamespace, 'counter'::regnamespace,
			'gym'::regnamespace, 'platform'::regnamespace)
		  and c.relkind = 'r'
	)
	select 'constraint', r.name, c.conname, pg_get_constraintdef(c.oid),
		c.convalidated, c.condeferrable, c.condeferred,
		obj_description(c.oid, 'pg_constraint')
	from r join pg_constraint c on c.conrelid = r.oid
	union all
	select 'index', r.name, i.indexrelid::regclass::text,
		pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisready,
		i.indisunique, concat_ws(' ', pg_get_userbyid(x.relowner),
			x.reloptions::text, obj_description(x.oid, 'pg_class'))
	from r join pg_index i on i.indrelid = r.oid
	join pg_class x on x.oid = i.indexrelid
	union all
	select 'trigger', r.name,
		case when not g.tgisinternal then g.tgname else c.conname end,
		concat_ws(' ', g.tgfoid::regproc, g.tgtype, g.tgenabled),
		g.tgisinternal, g.tgdeferrable, g.tginitdeferred,
		case when not g.tgisinternal then pg_get_triggerdef(g.oid) end
	from r join pg_trigger g on g.tgrelid = r.oid
	left join pg_constraint c on c.oid = g.tgconstraint
	-- the loader has tables of its own, which refer to others
	where c.connamespace is distinct from 'desk'::regnamespace
	order by 1, 2, 3, 4
	END
}

rows_laid() {
	ask --command="select count(*) from club.booking_requests
		where trackman_booking_id like 'TM-P%'"
}

# until_seen CONDITION: waits for it while the filler is at work.
until_seen() {
	until [ "$(ask --command="select $1")" = t ]; do
		kill -0 "$filler" || tap_fail "it ended before: $(cat "$tap_temp/told")"
	done
}

# Kills it, and waits until the server has taken back what it did.
kill_it() {
	local status=0
	kill -KILL "$filler"
	wait "$filler" || status=$?
	tap_equal 137 "$status"
	ask --command="begin; lock table desk.schema_migration; commit"
}

holds="from pg_locks l where l.mode = 'AccessExclusiveLock'
	and l.database = (select oid from pg_database where datname = current_database())"

killed_while_off() {
	start
	until_seen "exists (select $holds
		and l.relation = 'club.booking_requests'::regclass)"
	kill_it
	diff "$tap_temp/rules" <(rules)
	tap_equal 0 "$(rows_laid)"
}

# An index that is locked and that nobody can see yet is being made again.
killed_while_put_back() {
	start
	until_seen "exists (select $holds and l.granted
		and l.relation is not null and not exists (
			select from pg_class c where c.oid = l.relation))"
	kill_it
	diff "$tap_temp/rules" <(rules)
	tap_equal 0 "$(rows_laid)"
}

back_when_it_is_through() {
	start
	until_seen "exists (select from desk.demo_step where name = '$step')"
	kill_it
	diff "$tap_temp/rules" <(rules)
	[ "$(rows_laid)" -gt 100 ]
	tap_has "$(cat "$tap_temp/told")" "$step"
}

# Not a comparison of nothing with nothing.
notices() {
	ask --command="alter table club.booking_participants
		drop constraint booking_participants_session_fkey"
	tap_refused diff "$tap_temp/rules" <(rules)
}

rules >"$tap_temp/rules"
tap_case "killed while keys and indexes are off, it has taken none off" killed_while_off
tap_case "nor killed while they are put back" killed_while_put_back
tap_case "all are back when the rows are laid" back_when_it_is_through
tap_case "one that is missing would be noticed" notices
tap_done
