#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# `make bench`: a private cluster, a club that is busy today, and the figures of
# bench.c on it, in Markdown.
#
#   first picture               exec() until the grid is there; for psql, the prompt
#   complete picture            until the last byte, with the pane below the grid
#   key to picture              cursor moves; for psql, letters of a command
#   another day                 + and -: a query and a new picture
#   peek                        a move until the pane below has followed, which it
#                               does when the cursor has rested for 100 ms
#   private memory              written by itself: what another session costs;
#                               resident memory is mostly shared libraries
#   four customers              three held and one in view, each with a day of
#                               their own and a booking half typed
#
#   bytes of a peek             what a cursor at rest is followed by
#
#   changed elsewhere           eight lanes and 163 units on view, and another
#                               connection that changes one of them
#
#   50 ms away                  each way takes 25 ms (tests/support/proxy.h)
#
# Four figures are the fastest, the median, the 95th and the 99th of a hundred.
#
# srcdir and builddir say where things are.  psql is the program itself, not the
# script that Debian has in PATH for it.
set -euo pipefail
: "${srcdir:?}" "${builddir:?}"

. "$srcdir/tests/support/place.sh"
directory=$(mktemp -u -d "$(test_place)/opsdesk-bench-XXXXXX")
stop() { "$builddir/tests/support/cluster" stop "$directory"; }
trap stop EXIT
"$builddir/tests/support/cluster" start "$directory"
dsn=$("$builddir/tests/support/cluster" database "$directory" bench)
"$builddir/opsdesk" demo-data --dsn "$dsn" >&2

export PGHOST=$directory PGUSER=desk1 PGDATABASE=${dsn##*dbname=}
psql=$(pg_config --bindir 2>/dev/null || :)/psql
[ -x "$psql" ] || psql=$(command -v psql)
"$builddir/tests/bench/bench" "$builddir/opsdesk" "$psql"
"$builddir/tests/bench/bench_lanes" "$builddir/opsdesk" "$dsn" \
	"host=$directory dbname=$PGDATABASE user=desk2"
