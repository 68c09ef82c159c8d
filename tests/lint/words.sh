#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What every file of the tree keeps to: it names its licence, no machine's
# paths stand in it, it ends in a newline, and tests wait for conditions, never
# for time.
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/lint/files.sh"

mapfile -t everything < <(tree_files "$srcdir")
mapfile -t tests < <(tree_files "$srcdir/tests" | sed 's,^,tests/,')

# Data and prose carry no line of their own; COPYING speaks for them.
needs_licence() {
	case $1 in
	COPYING | README.md | *.txt | *.tsv | *.json | .gitignore | .shellcheckrc) return 1 ;;
	tests/golden/* | tests/fuzz/*/*) return 1 ;;
	esac
}

# Here and below no program is started for a file: there are a thousand of them.
without_licence() {
	local tree=$1 file
	local -a first
	shift
	for file; do
		needs_licence "$file" || continue
		mapfile -n 3 first <"$tree/$file"
		case ${first[*]} in
		*'SPDX-License-Identifier: GPL-3.0-or-later'*) ;;
		*) printf '%s\n' "$file" ;;
		esac
	done
}

# Prints "file:line:text" of a Perl pattern.
lines_with() {
	local tree=$1 pattern=$2
	shift 2
	(cd "$tree" && grep -HnIP -- "$pattern" "$@" /dev/null || true)
}

# Where this very tree stands, and homes of people.
machine_paths() {
	local tree=$1
	shift
	lines_with "$tree" '(?<![\w.])/(home|Users)/(?!\$)\w+/' "$@"
	(cd "$tree" && grep -HnIF -- "$srcdir" "$@" /dev/null || true)
}

# A wait for time is a test that is slow on a good day and fails on a bad one.
# (The server's own, in a query that a test then cancels, is no wait of ours.)
# A pattern that would match itself is written in two pieces.
waits='(?<![\w"])(u|nano|clock_nano)?sle''ep\s*[ (]\s*[\w"$(&.]'

without_newline() {
	local tree=$1 file
	local -a lines
	shift
	for file; do
		mapfile lines <"$tree/$file"
		[ ${#lines[@]} -eq 0 ] || [ "${lines[-1]: -1}" = $'\n' ] ||
			printf '%s\n' "$file"
	done
}

nothing() {
	local found
	found=$("$@")
	tap_equal "" "$found"
}

noticed() {
	local tree=$tap_temp/tree
	mkdir -p "$tree"
	printf 'int x; /* /%s/somebody/x */\n' home >"$tree/a.c"
	printf 'sl%s 1\nusl%s(5);\n# asl%s 3' eep eep eep >"$tree/b.sh"
	tap_equal "a.c b.sh " "$(without_licence "$tree" a.c b.sh | tr '\n' ' ')"
	tap_equal "a.c:1" "$(machine_paths "$tree" a.c b.sh | cut -d: -f1,2)"
	tap_equal "1 2 " "$(lines_with "$tree" "$waits" a.c b.sh | cut -d: -f2 | tr '\n' ' ')"
	tap_equal "b.sh" "$(without_newline "$tree" a.c b.sh)"
}

tap_case "each of these would be noticed" noticed
tap_case "every source names its licence" nothing without_licence "$srcdir" "${everything[@]}"
tap_case "no path of a machine stands in the tree" nothing machine_paths "$srcdir" "${everything[@]}"
tap_case "no test waits for time" nothing lines_with "$srcdir" "$waits" "${tests[@]}"
tap_case "every file ends in a newline" nothing without_newline "$srcdir" "${everything[@]}"
tap_done
