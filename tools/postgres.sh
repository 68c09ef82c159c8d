# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Finding a PostgreSQL server's programs and running them as somebody they
# accept.  Sourced after say.sh.

pg_oldest=15

# runuser is there, which su leaves out.
PATH=$PATH:/usr/sbin:/sbin

# Sets pg_bin and pg_major to the newest server of version 15 or later, or to
# the one of the major version asked for; false when there is none.
# OPSDESK_PG_BINDIR names the folder to use instead of looking.
find_postgres() {
	local wanted=${1:-} folder major
	[ "${pg_major:-}" != "$wanted" ] || [ -z "$wanted" ] || return 0
	while IFS= read -r folder; do
		[ -x "$folder/initdb" ] || continue
		major=$("$folder/postgres" --version 2>/dev/null) || continue
		major=${major##*PostgreSQL) }
		major=${major%%[!0-9]*}
		[ "${major:-0}" -ge "$pg_oldest" ] || continue
		[ -z "$wanted" ] || [ "$major" = "$wanted" ] || continue
		pg_bin=$folder
		pg_major=$major
		return 0
	done < <(postgres_folders)
	return 1
}

# Where servers are installed by Debian, by others, and by hand.
postgres_folders() {
	local found
	if [ -n "${OPSDESK_PG_BINDIR:-}" ]; then
		printf '%s\n' "$OPSDESK_PG_BINDIR"
		return
	fi
	printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin | sort -rV
	if found=$(command -v postgres); then
		dirname -- "$(readlink -f -- "$found")"
	fi
	printf '%s\n' /usr/local/pgsql/bin /usr/bin
}

# Where that server's extensions are.
postgres_share() {
	if [ -x "$pg_bin/pg_config" ]; then
		"$pg_bin/pg_config" --sharedir
	else
		printf '/usr/share/postgresql/%s\n' "$pg_major"
	fi
}

# Who runs the server: PostgreSQL refuses root, so root lends it to the user
# that the package made.
postgres_user() {
	if [ "$EUID" -ne 0 ]; then
		id -un
	elif id -u postgres >/dev/null 2>&1; then
		echo postgres
	else
		echo nobody
	fi
}

# Runs a command as that user, in a folder it can be in and without the
# caller's lock (descriptor 9), which a server would keep for ever.
as_postgres() {
	(
		cd /
		if [ "$EUID" -eq 0 ]; then
			exec runuser -u "$(postgres_user)" -- "$@" 3>&- 9>&-
		else
			exec "$@" 3>&- 9>&-
		fi
	)
}
