#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SQL lives in sql/: none stands in a C string, and none is put together from
# pieces (architecture.md, "SQL").  Comments may talk of it, and src/io speaks
# the session's own words (BEGIN, SET, LISTEN), which name no data.
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
. "$srcdir/tests/support/tap.sh"

# A string that is a statement or a good part of one.  Sentences begin with a
# capital or say less, so "Select a row" is none.
statement='"[^"]*\b(?i:insert\s+into\s|update\s+[a-z_.]+\s+set\s|delete\s+from\s|truncate\s+[a-z_.]+|(create|alter|drop)\s+(table|role|schema|function|index|view|database|extension|type|trigger|or\s+replace)\b|(from|join)\s+(desk|club|pg_catalog|information_schema)\.|(desk|club)\.[a-z_]+\s*\(|lock\s+table\s)|"\s*(select\s|SELECT\s|(with|WITH)\s+\w+\s+(as|AS)\s*\()'
session='"\s*(?i:begin|commit|rollback|abort|start\s+transaction|set\s+(local|session|role)|(un)?listen|notify)\b[^"]*"'

# Comments go first, keeping line numbers.
without_comments() {
	awk '
	FNR == 1 { inside = 0 }
	{
		out = ""
		while (length($0) > 0) {
			if (inside) {
				at = index($0, "*/")
				if (at == 0) { $0 = ""; break }
				$0 = substr($0, at + 2); inside = 0
			}
			if (match($0, /"([^"\\]|\\.)*"|\/\*/) == 0) { out = out $0; break }
			out = out substr($0, 1, RSTART - 1)
			piece = substr($0, RSTART, RLENGTH)
			$0 = substr($0, RSTART + RLENGTH)
			if (piece == "/*") inside = 1
			else out = out piece
		}
		printf "%s:%d:%s\n", FILENAME, FNR, out
	}' "$@"
}

found() {
	local pattern=$1
	shift
	without_comments "$@" | grep -P -- "$pattern" || true
}

# none PATTERN FILE…, from the top of the tree.
none() {
	local lines
	lines=$(cd "$srcdir" && found "$@")
	tap_equal "" "$lines"
}

lines() {
	cut -d: -f2 | tr '\n' ' '
}

noticed() {
	local file=$tap_temp/statements.c
	cat >"$file" <<-'EOF'
		/* "select a from b" in a comment */
		help("Update the roster, or select it from the list");
		ask("SELECT name FROM club.users");
		ask("select desk.booking_move($1)");
		ask("commit");
		say("commit your work to nobody but a colleague", /* " */ 2);
		ask("x = 1 and y in (", "select id " "from desk.staff)");
	EOF
	tap_equal "3 4 7 " "$(found "$statement" "$file" | lines)"
	tap_equal "5 6 " "$(found "$session" "$file" | lines)"
}

cd "$srcdir"
outside_io=(src/*.[ch] src/{base,model,store,ui,flow,term}/*.[ch] screens/*.[ch])
tap_case "a statement in C would be noticed, a sentence would not" noticed
tap_case "no statement stands in a C string" \
	none "$statement" "${outside_io[@]}" src/io/*.[ch]
tap_case "only src/io speaks to the session" none "$session" "${outside_io[@]}"
tap_case "nothing is quoted into SQL" \
	none '\bPQescape[A-Za-z]*\s*\(' "${outside_io[@]}" src/io/*.[ch]
tap_done
