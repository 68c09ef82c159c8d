#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# opsdesk doctor: each thing that can be wrong is broken here, found, and gone
# again when its advice was followed.  On a cluster of its own.
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${builddir:=$srcdir/build}"
. "$srcdir/tests/support/tap.sh"
unset OPSDESK_TEST_CLUSTER
. "$srcdir/tests/support/database.sh" doctor

export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=$tap_temp/config XDG_STATE_HOME=$tap_temp/kept
name=$(ask --command='select current_database()')

# Ends with this code; what it says is in $tap_temp/said.
doctor() {
	local code=$1 status=0
	shift
	"$builddir/opsdesk" doctor --dsn "${dsn:-$database_dsn}" "$@" \
		>"$tap_temp/said" 2>&1 || status=$?
	tap_equal "$code" "$status" || { cat "$tap_temp/said"; exit 1; }
}

said() {
	tap_has "$(cat "$tap_temp/said")" "$1"
}

# Breaks something by this SQL: these words are said at a "mend", with this
# advice; the second SQL mends it.
finds() {
	local words=$1 advice=$2
	ask --command="$3" >/dev/null
	doctor 1
	tap_has "$(grep -A1 "^mend .*$words" "$tap_temp/said")" "$advice"
	ask --command="$4" >/dev/null
	well
}

well() {
	doctor 0
	said "0 to mend"
	tap_refused grep ^mend "$tap_temp/said"
}

# As a site has it, unlike the cluster of tests, which need not survive.
begin() {
	local setting
	doctor 1
	for setting in fsync full_page_writes synchronous_commit log_parameter_max_length; do
		tap_has "$(grep -A1 "^mend  settings    $setting" "$tap_temp/said")" \
			"alter system set $setting = "
	done
	said "opsdesk staff add"
	# The advice itself is run.
	{
		sed -n 's/^ *\(alter system set .*\); then .*/\1;/p' "$tap_temp/said"
		echo "select pg_reload_conf();"
	} | ask --file=- >/dev/null
	"$builddir/opsdesk" staff add ana --name Ana --role frontdesk --no-password \
		--dsn "$database_dsn" >/dev/null
	well
	said "a change is announced in"
	said "ok    locale      C.UTF-8, characters are UTF-8"
}

settings() {
	finds "log_statement = all: names reach the server's log" "alter system set log_statement = 'none'" \
		"alter database $name set log_statement = 'all'" "alter database $name reset log_statement"
	finds "log_error_verbosity = verbose" "terse" \
		"alter database $name set log_error_verbosity = verbose" \
		"alter database $name reset log_error_verbosity"
	finds "the database is read-only" "reset default_transaction_read_only" \
		"alter database $name set default_transaction_read_only = on" \
		"begin; set transaction read write; alter database $name reset default_transaction_read_only; commit"
}

roles() {
	finds "ana is in desk_frontdesk and may do more than that: createrole" nocreaterole \
		"alter role ana createrole" "alter role ana nocreaterole"
	finds "owns everything: it is in desk_owner" "revoke desk_owner from ana" \
		"grant desk_owner to ana" "revoke desk_owner from ana"
	finds "desk_manager can sign in, though it is a group" "alter role desk_manager nologin" \
		"alter role desk_manager login" "alter role desk_manager nologin"
	finds "stranger may sign in at the desk and is not on the staff" "opsdesk staff add stranger" \
		"create role stranger login in role desk_support" "drop role stranger"
	finds "ana (Ana, frontdesk) may not sign in" "opsdesk staff disable ana" \
		"alter role ana nologin" "alter role ana login"
	finds "desk_owner may not read the server's own identifier" "grant execute on function pg_control_system()" \
		"revoke execute on function pg_control_system() from public, desk_owner" \
		"grant execute on function pg_control_system() to desk_owner"
	finds "ana (Ana, frontdesk) is not in desk_frontdesk" "opsdesk staff add ana" \
		"revoke desk_frontdesk from ana" "grant desk_frontdesk to ana"
}

grants() {
	finds "everybody may execute desk.whoami()" "revoke all on function desk.whoami() from public" \
		"grant execute on function desk.whoami() to public" \
		"revoke all on function desk.whoami() from public"
	finds "everybody may select club.users" "revoke all on club.users from public" \
		"grant select on club.users to public" "revoke all on club.users from public"
	finds "desk_manager may update club.users" "revoke UPDATE on club.users from desk_manager" \
		"grant update on club.users to desk_manager" "revoke update on club.users from desk_manager"
	finds "everybody may sign in in the database" "revoke CONNECT on database $name from public" \
		"grant connect on database $name to public" "revoke connect on database $name from public"
	finds "everybody may use the schema public" "revoke all on schema public from public" \
		"grant usage on schema public to public" "revoke all on schema public from public"
	finds "large objects" "as a superuser: revoke execute on function lo_creat" \
		"grant execute on function lo_create(oid) to public" \
		"revoke execute on function lo_create(oid) from public"
	finds "desk.mine() belongs to postgres" "drop it, then run opsdesk migrate" \
		"create function desk.mine() returns int language sql as 'select 1'; revoke all on function desk.mine() from public" \
		"drop function desk.mine()"
	finds "desk.whoami() runs as its owner with the caller's search_path" "somebody changed it by hand" \
		"alter function desk.whoami() reset search_path" \
		"alter function desk.whoami() set search_path = pg_catalog, pg_temp"
}

time_zone() {
	finds "the time zone of club, Nowhere/Land, is not known" "update desk.setting set value" \
		"update desk.setting set value = 'Nowhere/Land' where (system, key) = ('club', 'zone')" \
		"update desk.setting set value = 'Europe/Berlin' where (system, key) = ('club', 'zone')"
	said "club is in Europe/Berlin, where it is "
}

extensions() {
	finds "unaccent is not in this database" "create extension unaccent schema ext" \
		"update pg_extension set extname = 'renamed' where extname = 'unaccent'" \
		"update pg_extension set extname = 'unaccent' where extname = 'renamed'"
}

schema() {
	ask --command="update desk.schema_migration set checksum = 'x' where version = 0" >/dev/null
	doctor 76
	said "the functions are of another release"
	said "opsdesk migrate"
	"$builddir/opsdesk" migrate --dsn "$database_dsn" 2>"$tap_temp/talk" || tap_fail "$(cat "$tap_temp/talk")"
	well
	ask --command="create database empty template template0"
	dsn=$(database_named empty) doctor 76
	said "the database has no schema yet"
	dsn="host=$tap_temp user=postgres dbname=x" doctor 69
	said "is it running"
}

# Who is no administrator gets what they may see, and is told of the rest.
anybody() {
	dsn="$database_dsn user=ana" doctor 0
	tap_has "$(grep -A1 "^note  staff" "$tap_temp/said")" "only an administrator may look at this"
}

this_side() {
	mkdir -p "$XDG_CONFIG_HOME/opsdesk"
	echo "[nonsense" >"$XDG_CONFIG_HOME/opsdesk/opsdesk.conf"
	doctor 1
	tap_has "$(grep "^mend  files" "$tap_temp/said")" "line 1"
	rm "$XDG_CONFIG_HOME/opsdesk/opsdesk.conf"
	doctor 1 --keys /nonexistent
	said "/nonexistent"
	LC_ALL=xx_XX doctor 1
	said "that this machine does not have"
	LC_ALL=POSIX doctor 0
	said "note  locale"
	script -qec "TERM=dumb stty rows 20 cols 70; TERM=dumb '$builddir/opsdesk' doctor --dsn '$database_dsn'" \
		/dev/null </dev/null >"$tap_temp/said" 2>&1 || :
	said "cannot place its cursor"
	script -qec "stty rows 20 cols 70; TERM=xterm '$builddir/opsdesk' doctor --dsn '$database_dsn'" \
		/dev/null </dev/null >"$tap_temp/said" 2>&1 || :
	said "note  terminal    xterm, 70 columns, 20 lines"
	state
	remembered
}

# Where drafts and the journal of requests are kept; nothing is made by looking.
state() {
	export XDG_STATE_HOME=$tap_temp/below/state
	doctor 0
	said "ok    files       $XDG_STATE_HOME/opsdesk keeps drafts and unanswered requests"
	tap_refused test -e "$tap_temp/below"
	mkdir -p "$XDG_STATE_HOME"
	install -d -m 755 "$XDG_STATE_HOME/opsdesk"
	ails "can be looked into by others"
	chmod 700 "$XDG_STATE_HOME/opsdesk"
	doctor 0
	chown nobody "$XDG_STATE_HOME/opsdesk"
	ails "is somebody else's"
	rmdir "$XDG_STATE_HOME/opsdesk"
	: >"$XDG_STATE_HOME/opsdesk"
	ails "is no directory"
	rm "$XDG_STATE_HOME/opsdesk"
	ln -s /nowhere/at/all "$XDG_STATE_HOME/opsdesk"
	ails "is a link that leads nowhere"
	rm "$XDG_STATE_HOME/opsdesk"
	rmdir "$XDG_STATE_HOME"
	: >"$XDG_STATE_HOME"
	ails "cannot be made"
	rm "$XDG_STATE_HOME"
	HOME='' XDG_STATE_HOME='' doctor 1
	said "neither XDG_STATE_HOME nor HOME says where to"
}

ails() {
	doctor 1
	tap_has "$(grep -A1 "^mend  files" "$tap_temp/said")" "$XDG_STATE_HOME/opsdesk $1"
	said "chmod 700"
}

# A login that the server asks for its password, and one that it does not.
password() {
	dsn="$database_dsn user=ana" doctor 0
	tap_has "$(grep -A1 "it asks this login for no password" "$tap_temp/said")" "scram-sha-256 in pg_hba.conf"
	ask --command="do \$\$ begin create role asks_password; exception when duplicate_object then null; end \$\$" \
		--command="alter role ana password 'nine lives'" --command="grant asks_password to ana" >/dev/null
	PGPASSWORD='nine lives' dsn="$database_dsn user=ana" doctor 0
	said "it asks this login for a password"
	ask --command="revoke asks_password from ana" --command="alter role ana password null" >/dev/null
}

# What consoles have found out, and which of it is of this terminal.
remembered() {
	export XDG_STATE_HOME=$tap_temp/state
	mkdir -p "$XDG_STATE_HOME/opsdesk"
	chmod 700 "$XDG_STATE_HOME/opsdesk"
	(
		umask 077
		printf '%s\t%s\t80\t24\t%s\t%s\t%s\t2026-11-21\n' \
			"ssh 192.0.2.7" vt100 0 plain 8 "ssh 192.0.2.8" xterm 8 utf-8 127 \
			>"$XDG_STATE_HOME/opsdesk/terminals"
	)
	SSH_CONNECTION="192.0.2.8 1 192.0.2.1 22" TERM=xterm doctor 0
	said "remembered: ssh 192.0.2.7, vt100: 80x24, no colours, plain letters, Backspace ^H, seen 2026-11-21"
	said "remembered: ssh 192.0.2.8, xterm: 80x24, 8 colours, UTF-8, Backspace ^?, seen 2026-11-21, this one"
}

tap_case "its advice for a fresh server makes it well" begin
tap_case "settings of the server" settings
tap_case "roles that can do too much, or too little" roles
tap_case "what nobody should have" grants
tap_case "the venue's time zone" time_zone
tap_case "extensions" extensions
tap_case "the schema, and its exit codes" schema
tap_case "who is no administrator is told so" anybody
tap_case "whether a login can lock its terminal" password
tap_case "terminal, locale and files" this_side
tap_done
