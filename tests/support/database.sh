# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# A fresh, migrated database for a shell test.  Sourced after tap.sh, with the
# name that the database's begins with:
#
#	. "$srcdir/tests/support/database.sh" privileges
#	ask --command='select 1'
#
# The cluster is the one that tests share (tests/support/cluster.h), or an own
# one that ends with the script.
: "${tap_temp:?tap.sh comes first}"
: "${builddir:?the folder that tests/support/cluster was built in}"

if [ -n "${OPSDESK_TEST_CLUSTER:-}" ]; then
	database_cluster=$OPSDESK_TEST_CLUSTER
else
	. "${BASH_SOURCE%/*}/place.sh"
	database_cluster=$(mktemp -d "$(test_place)/opsdesk-database.XXXXXX")
	trap '"$builddir/tests/support/cluster" stop "$database_cluster"
		rm -rf -- "$database_cluster" "$tap_temp"' EXIT
fi
database_dsn=$("$builddir/tests/support/cluster" database "$database_cluster" "$1")

# psql as superuser: values only, a line a row, fields after tabs.
ask() {
	"${OPSDESK_PG_BINDIR:+$OPSDESK_PG_BINDIR/}psql" --no-psqlrc --quiet \
		--no-align --tuples-only --field-separator=$'\t' \
		--set=ON_ERROR_STOP=1 --dbname="$database_dsn" "$@"
}

# The connection string of another database of that cluster.
database_named() {
	printf '%s\n' "${database_dsn%dbname=*}dbname=$1"
}
