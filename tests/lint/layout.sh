#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# One layout for all C: the head of a function begins with its type, sizeof has
# parentheses, and a condition that goes on says so at the end of its line.
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
. "$srcdir/tests/lint/files.sh"
. "$srcdir/tests/support/tap.sh"

# "file:line: what" for each place that is laid out otherwise.
otherwise() {
	awk '
	function report(what) { print FILENAME ":" FNR ": " what }
	FNR == 1 { type = 0 }
	/^[ \t]*(\/\*|\*)/ { type = 0; next }
	type && /^\*?[A-Za-z_][A-Za-z_0-9]*\(/ { report("the type stands alone") }
	{ type = /^[A-Za-z_][A-Za-z_0-9 ]*( \**)?$/ && !/^(else|do)$/ }
	/(^|[^A-Za-z_])sizeof [*A-Za-z_]/ { report("sizeof without parentheses") }
	/^[ \t]+(&&|\|\|) / { report("begins with an operator") }
	' "$@"
}

tree_is_laid_out_alike() {
	local found
	local -a files
	mapfile -t files < <(tree_files "$srcdir" '*.c' '*.h')
	[ ${#files[@]} -gt 300 ] || tap_fail "only ${#files[@]} files were found"
	found=$(cd "$srcdir" && otherwise "${files[@]}")
	[ -z "$found" ] || tap_fail "$found"
}

# Each of the three is found.
would_be_found() {
	local found
	found=$(printf '%s\n' 'static void' 'f(int a)' '{' \
		'	g(sizeof a) &&' '	&& h();' '}' | otherwise -)
	tap_has "$found" ":2: the type stands alone"
	tap_has "$found" ":4: sizeof without"
	tap_has "$found" ":5: begins with"
}

tap_case "all C is laid out alike" tree_is_laid_out_alike
tap_case "what is not would be seen" would_be_found
tap_done
