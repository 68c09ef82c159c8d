#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The privilege matrix: every schema, table and function of ours, and each role
# that may do something with it, as the catalog says (privileges.sql), is what
# was decided on (privileges.tsv).
#
#	privileges.sh            compares
#	privileges.sh --update   writes the matrix anew: read what changed
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/support/database.sh" privileges

wanted=$srcdir/tests/db/privileges.tsv

matrix() {
	printf 'kind\tname\twho\tmay\n'
	ask --file="$srcdir/tests/db/privileges.sql" | LC_ALL=C sort -u
}

if [ "${1:-}" = --update ]; then
	matrix >"$tap_temp/matrix"
	cat "$tap_temp/matrix" >"$wanted"
	exit
fi

decided() {
	tap_equal "$(cat "$wanted")" "$(matrix)"
}

# What nobody decided on changes the matrix; so does a right to one column.
noticed() {
	local before after
	before=$(matrix | tail -n +2)
	after=$({
		cat <<-'END'
			begin;
			create table club.novelty (id integer);
			grant update (name) on club.users to desk_support;
			grant execute on function desk.clock() to public;
			grant select on club.resources to club_app with grant option;
		END
		cat "$srcdir/tests/db/privileges.sql"
	} | ask --file=- | LC_ALL=C sort -u)
	tap_equal "$(printf '%s\t%s\t%s\t%s\n' \
		function 'desk.clock()' PUBLIC execute \
		table club.novelty - - \
		table club.resources club_app 'select* insert update delete' \
		table club.users 'desk_frontdesk desk_manager' 'select(…)' \
		table club.users desk_support 'select(…) update(name)')" \
		"$(LC_ALL=C comm -13 <(printf '%s\n' "$before") \
			<(printf '%s\n' "$after") | sed 's/select([^)]*)/select(…)/')"
}

tap_case "the matrix is what was decided on" decided
tap_case "anything new would be noticed" noticed
tap_done
