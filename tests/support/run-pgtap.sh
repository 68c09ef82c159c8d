#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs one pgTAP file on a fresh, migrated database and passes on its TAP.  The
# cluster is the one that tests share (tests/support/cluster.h), or its own.
set -euo pipefail

. "${BASH_SOURCE%/*}/place.sh"

file=$1
: "${builddir:?the folder that tests/support/cluster was built in}"
cluster=$builddir/tests/support/cluster
# The server's own, when its programs are not on the path.
psql=("${OPSDESK_PG_BINDIR:+$OPSDESK_PG_BINDIR/}psql" --no-psqlrc --quiet --no-align --tuples-only --set=ON_ERROR_STOP=1
	--set=VERBOSITY=verbose)

if [ -n "${OPSDESK_TEST_CLUSTER:-}" ]; then
	directory=$OPSDESK_TEST_CLUSTER
else
	directory=$(mktemp -d "$(test_place)/opsdesk-pgtap.XXXXXX")
	trap '"$cluster" stop "$directory"; rm -rf "$directory"' EXIT
fi
name=$(basename "$file" .sql)
dsn=$("$cluster" database "$directory" "pgtap_$name")
# A shared cluster lives on: what was made in it goes.
[ -z "${OPSDESK_TEST_CLUSTER:-}" ] || trap '"${psql[@]}" \
	--dbname="${dsn%dbname=*}dbname=postgres" \
	--command="drop database ${dsn##*dbname=} with (force)" || :' EXIT

"${psql[@]}" --dbname="$dsn" --file="${BASH_SOURCE%/*}/../db/sql/roles.psql"
timeout --kill-after=10 "${TEST_TIMEOUT:-1800}" \
	"${psql[@]}" --dbname="$dsn" --file="$file"
