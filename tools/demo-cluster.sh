# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154 # shared with ./demo
# The demo's state directory and the PostgreSQL cluster in it.  Sourced.
#
#	opsdesk-demo   marks the directory as ours, so that --reset may empty it,
#	               and is locked while one ./demo changes anything here
#	passwords      a libpq password file: the demo's logins and postgres
#	server/        the server's own: data/, log, and its socket, unless that
#	               path is too long
#	prepared       which program filled the database, for which day and zone

logins=(desk1 desk2 manager1 manager2 support1)
database=opsdesk

# Root's cluster runs as another user, who must get in; everybody else's lies
# where the XDG rules put what may be lost but not every day.
choose_state() {
	if [ -n "${OPSDESK_DEMO_STATE:-}" ]; then
		state=$(realpath -m -- "$OPSDESK_DEMO_STATE")
	elif [ "$EUID" -eq 0 ]; then
		state=/var/lib/opsdesk-demo
	else
		state=${XDG_STATE_HOME:-${HOME:?}/.local/state}/opsdesk-demo
	fi
	passwords=$state/passwords
	server=$state/server
	data=$server/data
	socket=$server
	# A socket's path holds 107 bytes, and this goes into a list of quoted
	# names in postgresql.conf.
	local LC_ALL=C
	if [ "${#socket}" -gt 80 ] || [[ $socket == *[!A-Za-z0-9._/+@-]* ]]; then
		socket=/tmp/opsdesk-demo-$EUID-$(printf '%s' "$state" | cksum | cut -d' ' -f1)
	fi
}

# The directory, made when it is not there, and its lock.
enter_state() {
	# --reset removes the very file that others wait for: look again.
	until [ "$state/opsdesk-demo" -ef /dev/fd/9 ]; do
		make_state
		# Gone again, if another ./demo resets this very moment.
		exec 9<"$state/opsdesk-demo" || continue
		if ! flock -n 9; then
			say "another ./demo is at work here; waiting for it"
			flock -w 900 9 ||
				fail "the other ./demo has not finished in 15 minutes" \
					"See who holds $state/opsdesk-demo (fuser -v), end it, and try again."
		fi
	done
}

make_state() {
	# The mark is looked for last: it is the first thing that another ./demo
	# puts there.
	[ ! -e "$state" ] || [ -z "$(ls -A -- "$state" 2>/dev/null)" ] ||
		[ -e "$state/opsdesk-demo" ] ||
		fail "$state is not empty and not the demo's" \
			"Set OPSDESK_DEMO_STATE to a directory that is empty or not there yet."
	if [ ! -e "$state/opsdesk-demo" ]; then
		(umask 077 && mkdir -p -- "$state" && : >>"$state/opsdesk-demo") ||
			fail "$state cannot be written by $(id -un)" \
				"Set OPSDESK_DEMO_STATE to a directory of your own."
		[ "$EUID" -ne 0 ] || chmod 0711 -- "$state"
	fi
	[ -O "$state/opsdesk-demo" ] ||
		fail "$state belongs to $(stat -c %U -- "$state"), and $(id -un) runs this" \
			"Run ./demo as $(stat -c %U -- "$state"), or set OPSDESK_DEMO_STATE to a directory of your own."
}

leave_state() {
	exec 9>&-
}

# Is a server at work in this data directory?  Answered without starting a
# program, since every ./demo asks.  A killed one that its parent has not
# collected yet (state Z) is not.
cluster_runs() {
	local pid command state
	[ -S "$socket/.s.PGSQL.5432" ] && read -r pid 2>/dev/null <"$data/postmaster.pid" &&
		read -r _ command state _ 2>/dev/null <"/proc/$pid/stat" &&
		[ "$command" = "(postgres)" ] && [ "$state" != Z ]
}

# PostgreSQL takes the pid file of a killed server for a live one when that pid
# is a zombie, as in a container without init, or has been given to another
# process.  Every process of a server stands in its data directory: when none
# does, there is none.
forget_killed_server() {
	local process
	for process in /proc/[0-9]*; do
		[ ! "$process/cwd" -ef "$data" ] || return 0
	done
	rm -f -- "$data/postmaster.pid" "$socket/.s.PGSQL.5432.lock"
}

start_cluster() {
	local major
	cluster_runs && return

	ensure "$needed_to_run"
	if [ -e "$data" ]; then
		read -r major <"$data/PG_VERSION"
		find_postgres "$major" ||
			fail "the demo's data is of PostgreSQL $major, which is not here any more" \
				"./demo --reset makes it anew with the version that is."
		[ -e "$passwords" ] ||
			fail "the demo's password file $passwords is gone" \
				"./demo --reset makes new data with new passwords."
	else
		make_cluster
	fi
	make_socket_directory
	write_settings
	forget_killed_server
	step "starting PostgreSQL $pg_major" as_postgres "$pg_bin/pg_ctl" start \
		-D "$data" -l "$server/log" -w -t 60 -s || {
		tail -n 15 -- "$server/log"
		fail "PostgreSQL did not start" \
			"The reason stands above; ./demo --reset throws the demo's data away and starts afresh."
	}
}

# Under another name until it is whole: an interrupted initdb is not mistaken
# for a cluster.
make_cluster() {
	find_postgres
	install -d -m 0700 -- "$server"
	[ "$EUID" -ne 0 ] || chown -- "$(postgres_user):" "$server"
	as_postgres test -w "$server" ||
		fail "the user $(postgres_user), who has to run PostgreSQL, cannot enter $state" \
			"Set OPSDESK_DEMO_STATE to a directory that everybody can reach, such as one under /var/lib."
	make_passwords
	step "making a PostgreSQL $pg_major cluster in $state" initialise ||
		fail "initdb could not make the cluster" \
			"The reason stands above; mend it and run ./demo again."
	rm -f -- "$state/prepared"
}

# The superuser's password goes in through a pipe and a file that only the
# server's user can read, never through a command line.
initialise() {
	password_of postgres | as_postgres sh -c '
		umask 077
		cd "$1" && rm -rf data.new password && cat >password || exit
		"$2/initdb" -D data.new -U postgres -A scram-sha-256 \
			--pwfile=password -E UTF8 --locale=C.UTF-8 \
			--no-sync --no-instructions &&
			mv data.new data
		status=$?
		rm -f password
		exit $status' sh "$server" "$pg_bin"
}

# host:port:database:user:password, with ":" and "\" of the host escaped.
make_passwords() {
	local host=${socket//\\/\\\\} login
	host=${host//:/\\:}
	(
		umask 077
		for login in postgres "${logins[@]}"; do
			printf '%s:*:*:%s:%s\n' "$host" "$login" "$(random_password)"
		done >"$passwords.new"
	)
	mv -- "$passwords.new" "$passwords"
}

# 32 hexadecimal digits: nothing that any file format would have to escape.
random_password() {
	od -An -N16 -tx1 /dev/urandom | tr -d ' \n'
}

password_of() {
	awk -F: -v login="$1" '$(NF - 1) == login { print $NF }' "$passwords"
}

# In /tmp anybody may have made that name before us.
make_socket_directory() {
	[ "$socket" != "$server" ] || return 0
	as_postgres mkdir -p -m 0700 -- "$socket" && [ ! -L "$socket" ] &&
		[ "$(stat -c %U:%a -- "$socket")" = "$(postgres_user):700" ] ||
		fail "$socket, for the server's socket, is not a directory of $(postgres_user) alone" \
			"See whose it is, and remove it."
}

# Statements and values never reach the log (database.md 7): they hold names,
# and once, when a login gets its password, a secret.  The rest keeps a small
# server small, and whole when the person who started it logs out, which
# removes their shared memory.
write_settings() {
	as_postgres sh -c 'cat >"$1/opsdesk-demo.conf"
		grep -q "^include .opsdesk-demo.conf" "$1/postgresql.conf" ||
			echo "include '\''opsdesk-demo.conf'\''" >>"$1/postgresql.conf"' \
		sh "$data" <<EOF
# Written by ./demo at every start.
listen_addresses = ''
unix_socket_directories = '$socket'
port = 5432
password_encryption = 'scram-sha-256'
log_statement = 'none'
log_error_verbosity = 'terse'
log_min_error_statement = 'panic'
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
max_prepared_transactions = 0
client_connection_check_interval = '2s'
shared_buffers = '64MB'
dynamic_shared_memory_type = 'mmap'
max_parallel_workers_per_gather = 0
EOF
}

stop_cluster() {
	local major
	if ! cluster_runs; then
		say "the demo's PostgreSQL is not running"
		return
	fi
	read -r major <"$data/PG_VERSION"
	find_postgres "$major" ||
		fail "PostgreSQL $major, which the demo's server is, is not here any more" \
			"End the process $(head -n 1 "$data/postmaster.pid") by hand."
	step "stopping PostgreSQL" as_postgres "$pg_bin/pg_ctl" stop \
		-D "$data" -m fast -w -t 60 -s ||
		fail "PostgreSQL did not stop" \
			"See $server/log, and end the process $(head -n 1 "$data/postmaster.pid")."
}

# Everything that was made here, and nothing else; the mark and lock last, for
# whoever waits for it starts afresh then.
reset_state() {
	! cluster_runs || stop_cluster
	rm -rf -- "$server" "$socket"
	rm -f -- "$passwords" "$passwords.new" "$state/prepared"
	rm -f -- "$state/opsdesk-demo"
	leave_state
	rmdir -- "$state" 2>/dev/null || :
	say "the demo's data is gone; ./demo makes it anew"
}

# Runs a program on the cluster as its superuser.
as_administrator() {
	PGHOST=$socket PGUSER=postgres PGPASSFILE=$passwords "$@"
}

ask() {
	find_postgres "$(<"$data/PG_VERSION")"
	as_administrator "$pg_bin/psql" --no-psqlrc --quiet --no-align --tuples-only \
		--set=ON_ERROR_STOP=1 "$@"
}

# Schema and data for today; skipped when this program has done so already.
fill_database() {
	local zone day now
	zone=$(machine_zone)
	day=$(TZ=$zone date +%F)
	now="$(stat -c '%n %i %s %Y' -- "$opsdesk") $zone $day"
	[ ! -e "$state/prepared" ] || [ "$now" != "$(<"$state/prepared")" ] || return 0

	make_database ||
		fail "the database $database could not be made" \
			"The reason stands above; ./demo --reset starts afresh."
	step "bringing the schema up to date" as_administrator \
		env PGDATABASE="$database" "$opsdesk" migrate || schema_failed
	step "filling the club around $day, $zone" as_administrator \
		env PGDATABASE="$database" "$opsdesk" demo-data --zone "$zone" ||
		fail "the demonstration data could not be written" \
			"The reason stands above; ./demo --reset starts with an empty database."
	set_passwords ||
		fail "the demo's logins could not be given their passwords" \
			"The reason stands above; ./demo --reset starts afresh."
	printf '%s\n' "$now" >"$state/prepared"
}

make_database() {
	ask --dbname=postgres <<-EOF
		select 'create database $database template template0'
		where not exists (select from pg_database where datname = '$database')
		\\gexec
	EOF
}

# The demo data made the logins; only here they get to sign in.  Over standard
# input: a command line can be read by everybody.
set_passwords() {
	local login
	for login in "${logins[@]}"; do
		printf "alter role %s login password '%s';\n" "$login" "$(password_of "$login")"
	done | ask --dbname="$database"
}

schema_failed() {
	fail "the schema could not be brought up to date" \
		"The reason stands above; if another checkout's later opsdesk was here, ./demo --reset starts afresh."
}

# The zone of this machine, by its name: TZ, else what /etc/localtime points to.
machine_zone() {
	local zone=${TZ:-}
	zone=${zone#:}
	[ -n "$zone" ] && [ -f "/usr/share/zoneinfo/$zone" ] ||
		zone=$(readlink -f /etc/localtime || :)
	case $zone in
	*/zoneinfo/*) zone=${zone##*/zoneinfo/} ;;
	esac
	[ -f "/usr/share/zoneinfo/$zone" ] || zone=$(cat /etc/timezone 2>/dev/null || :)
	[[ $zone =~ ^[A-Za-z0-9_+/-]+$ ]] || zone=UTC
	printf '%s\n' "$zone"
}
