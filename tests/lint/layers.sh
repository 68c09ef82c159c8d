#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Includes go one way only (architecture.md, "The tree"):
#
#	main → screens → flow → { ui, store, model }
#	store → { io, model };  term → ui;  all → base
#
# and a library is known in one place, so that it can be exchanged there.
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
. "$srcdir/tests/support/tap.sh"

# layer: folders whose headers it may include
directions='
src/base:  base
src/model: base model
src/io:    base io
src/store: base model io store
src/ui:    base ui
src/term:  base ui term
src/flow:  base model store ui flow
screens:   base model store ui flow screens
'

# header: the only folders or files that may include it
libraries='
libpq-fe.h:        src/io/ tests/
curses.h:          src/term/
term.h:            src/term/
readline/readline.h: src/term/
readline/history.h: src/term/
jansson.h:         src/store/ tests/
utf8proc.h:        src/base/ src/term/ tests/
ini.h:             src/settings.c
vterm.h:           tests/
'

# Prints what is against the direction: "file includes header".
against_direction() {
	local tree=$1 folder=$2 file header allowed
	shift 2
	for file in "$tree/$folder"/*.[ch]; do
		[ -e "$file" ] || continue
		while IFS= read -r header; do
			for allowed in config.h "$@"; do
				case $header in
				"$allowed" | "$allowed"/*) continue 2 ;;
				esac
			done
			printf '%s includes "%s"\n' "${file#"$tree"/}" "$header"
		done < <(sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*"\([^"]*\)".*/\1/p' "$file")
	done
}

# Prints the files that include a library's header outside its places.
out_of_place() {
	local tree=$1 header=$2 file place
	shift 2
	while IFS= read -r file; do
		file=${file#"$tree"/}
		for place; do
			case $file in
			"$place"*) continue 2 ;;
			esac
		done
		printf '%s includes <%s>\n' "$file" "$header"
	done < <(grep -rlE "^[[:space:]]*#[[:space:]]*include[[:space:]]*[<\"]${header//./\\.}[>\"]" \
		"$tree/src" "$tree/screens" "$tree/tests" --include='*.[ch]' || true)
}

# A screen is entered by name, never by another screen's include.
screens_alone() {
	! grep -nE '#include "screens/' "$1"/screens/*.c |
		grep -v '"screens/screens\.h"'
}

nothing() {
	local found
	found=$("$@")
	tap_equal "" "$found"
}

# Would it be noticed?
plant() {
	local tree=$tap_temp/tree
	mkdir -p "$tree/src/ui" "$tree/screens" "$tree/tests"
	printf '#include "ui/a.h"\n#include "store/b.h"\n' >"$tree/src/ui/a.c"
	printf '#include <curses.h>\n' >"$tree/src/ui/a.h"
	printf '#include "screens/b.h"\n' >"$tree/screens/a.c"
	tap_equal 'src/ui/a.c includes "store/b.h"' \
		"$(against_direction "$tree" src/ui base ui)"
	tap_equal 'src/ui/a.h includes <curses.h>' \
		"$(out_of_place "$tree" curses.h src/term/)"
	! screens_alone "$tree"
}

tap_case "a wrong include would be noticed" plant
while IFS=: read -r folder allowed; do
	[ -n "$folder" ] || continue
	# shellcheck disable=SC2086 # one folder a word
	tap_case "$folder includes nothing but:$allowed" \
		nothing against_direction "$srcdir" "$folder" $allowed
done <<<"$directions"
while IFS=: read -r header places; do
	[ -n "$header" ] || continue
	# shellcheck disable=SC2086
	tap_case "<$header> is known in${places% } only" \
		nothing out_of_place "$srcdir" "$header" $places
done <<<"$libraries"
tap_case "no screen includes another" screens_alone "$srcdir"
tap_done
