#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# opsdesk staff: a person made by it signs in by the password that was read and
# by no other, a leaver is out at once, and what must not be is refused with
# nothing left behind.  On a cluster of its own, since roles are a cluster's.
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${builddir:=$srcdir/build}"
. "$srcdir/tests/support/tap.sh"
unset OPSDESK_TEST_CLUSTER
. "$srcdir/tests/support/database.sh" staff

psql=("${OPSDESK_PG_BINDIR:+$OPSDESK_PG_BINDIR/}psql" -XqAtw -v ON_ERROR_STOP=1)
# The one role that has to prove itself (tests/support/cluster_server.c).
login=needs_password

# As superuser; what it says goes to $tap_temp/said.
staff() {
	"$builddir/opsdesk" staff "$@" --dsn "${dsn:-$database_dsn}" >"$tap_temp/said" 2>&1
}

said() {
	tap_has "$(cat "$tap_temp/said")" "$1"
}

# It has to end with this code and say these words.
refuses() {
	local code=$1 words=$2 status=0
	shift 2
	staff "$@" </dev/null || status=$?
	said "$words"
	tap_equal "$code" "$status"
}

# A role's own sign-in.
as() {
	local role=$1
	shift
	"${psql[@]}" "$database_dsn user=$role" -c "$*"
}

groups_of() {
	ask --command="select string_agg(g.rolname, ' ' order by g.rolname)
		from pg_auth_members m join pg_roles g on g.oid = m.roleid
		join pg_roles r on r.oid = m.member where r.rolname = '$1'"
}

# ------------------------------------------------------------- letting in

signs_in_by_that_password() {
	staff add "$login" --name "Ana Núñez" --role frontdesk --desk "desk 1" \
		--email ana@club.example --waive-limit 12.5 --read-password 9 9<<<'pa ss wörd'
	said "Ana Núñez ($login) is on the staff: front desk"
	tap_equal "Ana Núñez|frontdesk|desk 1|1250" "$(PGPASSWORD='pa ss wörd' as "$login" \
		"select name, role, desk, waive_left_minor from desk.whoami()")"
	tap_refused env PGPASSWORD=wrong "${psql[@]}" "$database_dsn user=$login" -c 'select 1'
	tap_equal SCRAM-SHA-256 "$(ask --command="select split_part(rolpassword, '\$', 1)
		from pg_authid where rolname = '$login'")"
	tap_equal desk_frontdesk "$(groups_of "$login")"
}

# Nor in the server's log, whatever that keeps.
never_in_the_log() {
	ask --command="alter database $(ask --command='select current_database()')
		set log_statement = 'all'"
	staff add secretive --name Secretive --role support --read-password 0 <<<'tell-nobody'
	tap_refused grep -F tell-nobody "$database_cluster/log"
	ask --command="alter database $(ask --command='select current_database()')
		reset log_statement"
}

without_a_password() {
	staff add peer --name Peer --role manager --no-password
	tap_equal t "$(ask --command="select rolpassword is null from pg_authid where rolname = 'peer'")"
	tap_equal manager "$(as peer 'select role from desk.whoami()')"
}

for_whom() {
	ask >/dev/null <<-'SQL'
		insert into platform.organizations (id, name, slug) values
			('00000000-0000-4000-8000-000000000001', 'North', 'north'),
			('00000000-0000-4000-8000-000000000002', 'Twin', 'twin-one'),
			('00000000-0000-4000-8000-000000000003', 'Twin', 'twin-two');
		insert into gym.team (id, name, slug) values ('team_1', 'Box', 'box');
	SQL
	staff add tenants --name Tenants --role support --no-password --team box \
		--organisation North --organisation 00000000-0000-4000-8000-000000000003
	tap_equal "{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000003}|{team_1}" \
		"$(as tenants "select (select array_agg(o order by o) from unnest(desk.my_organisations()) o),
			desk.my_teams()")"
	staff list
	said "north, twin-two, box"
	refuses 1 "Twin is the name of 2 organisations: give the id" \
		add other --name O --role support --no-password --organisation Twin
	refuses 1 "There is no team nowhere" \
		add other --name O --role support --no-password --team nowhere
	tap_equal "" "$(groups_of other)"
}

# --------------------------------------------------------------- refusing

words_are_looked_at() {
	refuses 64 "staff add needs --name and --role" add x --name X
	refuses 64 "unrecognized option" add x --password secret
	refuses 64 "exclude each other" add x --name X --role support --no-password --read-password 0
	refuses 64 "not staff remove" remove x
	refuses 64 "needs something to change" change x
	refuses 64 "does not belong" change x --name X --no-password
	local -a rest=(--name X --role support --no-password)
	refuses 1 "A login has small letters" add 'x"; drop table' "${rest[@]}"
	refuses 1 "is a name that is kept" add desk_owner "${rest[@]}"
	refuses 1 "is a name that is kept" add pg_monitor "${rest[@]}"
	refuses 1 "does more than sign in" add postgres "${rest[@]}"
	refuses 1 "A role is frontdesk, manager or support" add x --name X --role boss --no-password
	refuses 1 "A person has a name" add x --name ' ' --role support --no-password
	refuses 1 "cannot be shown" add x --name $'X\xe2\x80\xae' --role support --no-password
	refuses 1 "That is no e-mail address" add x "${rest[@]}" --email nonsense
	refuses 1 "A limit is an amount like 25.00" add x "${rest[@]}" --waive-limit 1,000
	refuses 1 "no password was given" add x --name X --role support --read-password 0
	refuses 1 "there is no terminal to ask" add x --name X --role support
	tap_equal 0 "$(ask --command="select count(*) from pg_roles where rolname = 'x'")"
}

twice() {
	refuses 1 "peer is on the staff already" add peer --name P --role support --no-password
	tap_equal desk_manager "$(groups_of peer)"
}

# --------------------------------------------------------------- changing

row_of() {
	ask --field-separator='|' --command="select name, email, role, desk, waive_limit_minor,
		active from desk.staff where login = '$1'"
}

# What is not given stays; what is open follows.
becomes_something_else() {
	staff add mover --name Mover --role frontdesk --desk 'desk 3' --email m@club.example \
		--waive-limit 10 --read-password 0 <<<'before'
	staff change mover --role manager
	said "Mover (mover) is on the staff: manager"
	tap_equal "Mover|m@club.example|manager|desk 3|1000|t" "$(row_of mover)"
	tap_equal desk_manager "$(groups_of mover)"
	tap_equal manager "$(as mover 'select role from desk.whoami()')"
	staff change mover --name "Mona Mover" --desk '' --email '' --waive-limit 0.5
	tap_equal "Mona Mover||manager||50|t" "$(row_of mover)"
	tap_equal desk_manager "$(groups_of mover)"
}

# One that was in the middle of its work has the rights of the new role.
open_session_follows() {
	local out=$tap_temp/follows pid
	mkfifo "$tap_temp/follow"
	: >"$out"
	"${psql[@]}" "$database_dsn user=mover" <"$tap_temp/follow" >"$out" 2>&1 &
	pid=$!
	exec 8>"$tap_temp/follow"
	echo "select 'is ' || role from desk.whoami();" >&8
	timeout 120 grep -qm1 "is manager" <(tail -n +1 -f "$out")
	staff change mover --role support
	echo "select 'now ' || role, has_function_privilege('desk.facility_close(uuid, integer,
		timestamp, timestamp, text, boolean, boolean)', 'execute') from desk.whoami();" >&8
	exec 8>&-
	wait "$pid"
	tap_has "$(cat "$out")" "now support|f"
}

another_password() {
	local before
	before=$(ask --command="select rolpassword from pg_authid where rolname = 'mover'")
	staff change mover --name Mover
	tap_equal "$before" "$(ask --command="select rolpassword from pg_authid where rolname = 'mover'")"
	staff change mover --read-password 9 9<<<'after'
	tap_refused [ "$before" = "$(ask --command="select rolpassword from pg_authid where rolname = 'mover'")" ]
}

# As list says it.
scope_of() {
	ask --command="select tenants from desk.staff_list() where login = '$1'"
}

for_others() {
	staff change mover --organisation north --organisation twin-one --team box
	tap_equal "north, twin-one, box" "$(scope_of mover)"
	staff change mover --organisation twin-two
	tap_equal "twin-two, box" "$(scope_of mover)"
	staff change mover --organisation '' --team ''
	tap_equal "" "$(scope_of mover)"
	refuses 1 "There is no organisation nowhere" change mover --organisation nowhere --role manager
	tap_equal desk_support "$(groups_of mover)"
}

platform_user() {
	ask --command="insert into platform.users (id, email, auth_provider, auth_provider_id)
		values ('00000000-0000-4000-8000-00000000000a', 'Mover@Platform.example', 'google', 'g')"
	staff change mover --platform-user mover@platform.example
	tap_equal 00000000-0000-4000-8000-00000000000a "$(ask --command="select platform_user_id
		from desk.staff where login = 'mover'")"
	refuses 1 "is somebody else here" change tenants --platform-user mover@platform.example
	refuses 1 "The platform has no user nobody" change mover --platform-user nobody
	staff change mover --platform-user ''
	tap_equal 1 "$(ask --command="select count(*) from desk.staff
		where login = 'mover' and platform_user_id is null")"
}

no_change_for() {
	refuses 1 "There is nobody of that login" change nobody_here --role manager
	refuses 1 "A role is frontdesk, manager or support" change mover --role boss
	refuses 1 "A person has a name" change mover --name ''
	refuses 1 "That is no e-mail address" change mover --email nonsense
	refuses 1 "A limit is an amount like 25.00" change mover --waive-limit -1
	tap_equal desk_support "$(groups_of mover)"
}

# Who, when, what it was and what it is; also when psql does it, and nothing
# when nothing changed.
on_record() {
	local record="select string_agg(format('%s %s %s->%s', c.actor, c.what, c.before ->> 'role',
			c.after ->> 'role'), ', ' order by c.id)
		from desk.staff_change c join desk.staff s on s.id = c.staff_id
		where s.login = 'kept_on_record' and c.at <= clock_timestamp()"
	staff add kept_on_record --name K --role frontdesk --no-password --team box
	staff change kept_on_record --role manager
	staff change kept_on_record --role manager --team box
	staff change kept_on_record --team ''
	ask --command="update desk.staff set role = 'support' where login = 'kept_on_record'"
	staff disable kept_on_record
	tap_equal "postgres person ->frontdesk, postgres team ->, postgres person frontdesk->manager, postgres team ->, postgres person manager->support, postgres person support->support" \
		"$(ask --command="$record")"
	tap_refused ask --command="update desk.staff_change set actor = 'nobody'"
	tap_refused ask --command="delete from desk.staff_change"
	tap_refused ask --command="truncate desk.staff_change"
}

# ---------------------------------------------------------------- leaving

# What is open ends as well, also where it holds on to the leaver's own row.
leaver_is_out_at_once() {
	local status=0 pid
	mkfifo "$tap_temp/keys"
	: >"$tap_temp/peer"
	"${psql[@]}" "$database_dsn user=peer" <"$tap_temp/keys" >"$tap_temp/peer" 2>&1 &
	pid=$!
	exec 8>"$tap_temp/keys"
	echo "begin; select desk.session_open('desk 1', null, null);" >&8
	echo "select 'at the desk';" >&8
	timeout 120 grep -qm1 "at the desk" <(tail -n +1 -f "$tap_temp/peer")
	staff disable peer
	said "Peer (peer) signs in no more; one session was ended"
	echo "select 'still there';" >&8
	exec 8>&-
	wait "$pid" || status=$?
	[ "$status" -ne 0 ] || tap_fail "the session went on"
	tap_refused grep "still there" "$tap_temp/peer"
	tap_refused as peer 'select 1'
	tap_equal "f f" "$(ask --field-separator=' ' --command="select s.active, r.rolcanlogin
		from desk.staff s join pg_roles r on r.oid = s.role_oid where s.login = 'peer'")"
	refuses 1 "peer is disabled already" disable peer
	refuses 1 "There is nobody of that login" disable nobody_here
	refuses 1 "peer is disabled: opsdesk staff add" change peer --role support
}

# In the group of what they do now, and in no other.
coming_back() {
	staff add peer --name "Peer again" --role frontdesk --no-password
	tap_equal desk_frontdesk "$(groups_of peer)"
	tap_equal "Peer again" "$(as peer 'select name from desk.whoami()')"
	tap_equal 1 "$(ask --command="select count(*) from desk.staff where login = 'peer'")"
}

# Somebody else of the name does not become the one before.
namesake() {
	staff add gone --name Gone --role support --no-password
	ask --command="drop role gone"
	staff list
	said "has no role"
	staff disable gone
	ask --command="create role gone login"
	refuses 1 "was the login of somebody whose role is gone" \
		add gone --name New --role support --no-password
	tap_equal "" "$(groups_of gone)"
}

# --------------------------------------------------------------- who may

# No superuser: the database's owner with CREATEROLE (opsdesk(1), migrate).
an_owner_may() {
	local dsn
	ask --command="create role keeper login createrole" \
		--command="create database kept owner keeper template template0"
	dsn="$(database_named kept) user=keeper"
	"$builddir/opsdesk" migrate --dsn "$dsn" 2>"$tap_temp/said" || tap_fail "$(cat "$tap_temp/said")"
	staff add kept --name Kept --role manager --no-password
	staff list
	said "Kept"
	staff change kept --role support
	said "Kept (kept) is on the staff: support"
	staff disable kept
	said "Kept (kept) signs in no more"
}

nobody_at_the_desk_may() {
	local dsn="$database_dsn user=peer"
	refuses 77 "permission denied" add friend --name F --role manager --no-password
	refuses 77 "permission denied" change peer --role manager
	refuses 77 "permission denied" disable tenants
	refuses 77 "permission denied" list
}

other_troubles() {
	local dsn
	dsn="host=$tap_temp user=postgres dbname=x" refuses 69 "no database" list
	ask --command="create database empty template template0"
	dsn=$(database_named empty)
	refuses 76 "run opsdesk migrate first" list
}

tap_case "a person signs in by the password that was read" signs_in_by_that_password
tap_case "the password is never in the server's log" never_in_the_log
tap_case "without a password, where the site has other ways" without_a_password
tap_case "organisations and teams, by id, slug or name" for_whom
tap_case "what cannot be is refused, and nothing made" words_are_looked_at
tap_case "nobody is on the staff twice" twice
tap_case "a person becomes something else, and keeps the rest" becomes_something_else
tap_case "what is open has the new role's rights" open_session_follows
tap_case "the password changes only when one is given" another_password
tap_case "organisations and teams take the place of others" for_others
tap_case "who they are at the platform" platform_user
tap_case "what cannot be is not changed" no_change_for
tap_case "whatever became of the staff is on record" on_record
tap_case "a leaver is out at once" leaver_is_out_at_once
tap_case "who comes back is in the new group only" coming_back
tap_case "a namesake inherits nothing" namesake
tap_case "an administrator need not be superuser" an_owner_may
tap_case "nobody at the desk may" nobody_at_the_desk_may
tap_case "no server and no schema have their own codes" other_troubles
tap_done
