#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs one cmocka program and passes on its TAP, mended where cmocka 1.1.5
# departs from the protocol: a skipped case is printed as "not ok", and every
# group prints a plan of its own.  A program that ends early leaves its plan
# short, or none, which the TAP driver reports as an error.
#
# cmocka's exit code is the number of failed cases.  Those are counted one by
# one already, so here it is success; any other code (a leak found at the end, a
# signal) stays what it is, and is one failure more.
#
# TEST_SHARE     one in how many of what is done many times (effort.h)
# TEST_WRAPPER   a command to run it under, e.g. "valgrind -q"
# TEST_TIMEOUT   seconds after which it counts as hanging; 1800 unless given
set -u

read -r -a wrapper <<<"${TEST_WRAPPER:-}"
export CMOCKA_MESSAGE_OUTPUT=TAP

timeout --kill-after=10 "${TEST_TIMEOUT:-1800}" "${wrapper[@]}" "$@" |
	awk '
	/^1\.\.[0-9]+$/ { planned += substr($0, 4); plans++; next }
	/^(not )?ok [0-9]+/ {
		sub(/ [0-9]+/, " " ++seen)
		if (/# SKIP/)
			sub(/^not ok/, "ok")
		if (/^not/)
			failed++
	}
	{ print; fflush() }
	END {
		if (plans)
			print "1.." planned
		exit failed > 254 ? 255 : failed
	}'
status=("${PIPESTATUS[@]}")
[ "${status[0]}" -eq "${status[1]}" ] || exit "${status[0]}"
