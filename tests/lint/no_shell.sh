#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Who sits at the console can start no shell, pager or editor: the program has
# no call by which it could start anything.
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${builddir:=$srcdir/build}"
. "$srcdir/tests/support/tap.sh"

starters='exec[lv]p?e?|fexecve|execveat|system|popen|posix_spawnp?|v?fork|clone|wordexp'

imports() {
	nm -D --undefined-only "$1" | awk '{ sub(/@.*/, "", $NF); print $NF }'
}

starts_nothing() {
	local found
	# Would it be seen?
	tap_has "$(imports "$builddir/opsdesk")" signalfd
	found=$(imports "$builddir/opsdesk" | grep -xE "$starters" || :)
	[ -z "$found" ] || tap_fail "opsdesk calls $found"
}

# A program that does is found out.
would_be_found() {
	tap_has "$(imports "$(command -v bash)" | grep -xE "$starters")" execve
}

tap_case "opsdesk has no call that starts a program" starts_nothing
tap_case "bash has one, and it is seen" would_be_found
tap_done
