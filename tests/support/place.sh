# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Where a test cluster's folder is made: in memory if there is room for it, as
# tests/support/cluster_server.c decides for those of C.  A migrated database is
# some 1,800 small files, and a test begins with a copy of them.
test_place() {
	local memory=/dev/shm room
	room=$(df --output=avail "$memory" 2>/dev/null | tail -n 1)
	if [ "$(stat -f -c %T "$memory" 2>/dev/null)" = tmpfs ] && [ -w "$memory" ] &&
		[ "${room:-0}" -ge $((2 * 1024 * 1024)) ]; then
		printf '%s\n' "$memory"
	else
		printf '%s\n' /tmp
	fi
}
