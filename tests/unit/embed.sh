#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The generators of sql/tools: what they make of good files compiles and says
# what the files say, and bad files are refused with file and line.  With every
# awk that is here.
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
. "$srcdir/tests/support/tap.sh"

: "${CC:=cc}"
tools=$srcdir/sql/tools
cd "$tap_temp"
touch config.h

# run TOOL FILE…: with the awk of the moment.
run() {
	local tool=$1
	shift
	LC_ALL=C $awk -v part="${part:-}" -v name=text -v from=file \
		-f "$tools/$tool.awk" "$@" </dev/null
}

compiled() {
	$CC -std=gnu11 -Wall -Wextra -Werror -I. -I"$srcdir/src" "$@"
}

# A program of these lines, run with what was made.
says() {
	local wanted=$1
	shift
	cat >main.c
	compiled -o program main.c "$@"
	tap_equal "$wanted" "$(./program)"
}

two_queries() {
	cat >two.sql <<-'EOF'
		-- A file about lanes; free words.

		-- name: lane_close
		-- rows: maybe
		-- $1: int4                       lane_id
		-- $2: timestamp with time zone   at
		-- returns: lane_id int4,
		-- returns: closed_at timestamp with time zone, name text
		UPDATE lane -- why; because
		-- a comment that ends so;
		SET said = '"a" \ ??= é'
		WHERE lane_id = $1;

		-- name: lane_forget
		-- rows: none
		DELETE FROM lane;
	EOF
	mkdir -p io
	part=header run queries two.sql >io/queries.h
	part=source run queries two.sql >queries.c
	says $'2\nlane_close 2 2 3\ntimestamp with time zone\nclosed_at timestamp with time zone\nUPDATE lane -- why; because \nSET said = \'"a" \\ ??= é\' \nWHERE lane_id = $1\nlane_forget 0 0 0' queries.c <<-'EOF'
		#include <stdio.h>
		#include "io/queries.h"
		static void show(const struct query *q)
		{
			printf("%s %d %d %d\n", q->name, q->rows, q->parameter_count,
				q->column_count);
		}
		int main(void)
		{
			int count = 0;
			while (query_all[count] != 0)
				count++;
			printf("%d\n", count);
			show(&q_lane_close);
			puts(q_lane_close.parameter_types[1]);
			printf("%s %s\n",
				q_lane_close.column_names[Q_LANE_CLOSE_CLOSED_AT],
				q_lane_close.column_types[Q_LANE_CLOSE_CLOSED_AT]);
			puts(q_lane_close.sql);
			show(&q_lane_forget);
			return 0;
		}
	EOF
}

no_queries() {
	mkdir -p io
	part=header run queries >io/queries.h
	part=source run queries >queries.c
	says "none" queries.c <<-'EOF'
		#include <stdio.h>
		#include "io/queries.h"
		int main(void) { puts(query_all[0] ? "some" : "none"); return 0; }
	EOF
}

# refused WORDS: the file bad.sql, with a message that says so.
refused() {
	local said
	cat >bad.sql
	if said=$(part=source run queries bad.sql 2>&1 >/dev/null); then
		tap_fail "accepted"
	fi
	tap_has "$said" "$1"
	tap_has "$said" "bad.sql:"
}

bad_queries() {
	local head=$'-- name: q\n-- rows: one\n'
	refused 'does not say how many rows' <<<$'-- name: q\n-- returns: a int4\nSELECT 1;'
	refused 'says rows: one and returns 0' <<<"${head}SELECT 1;"
	refused 'says rows: none and returns 1' <<<$'-- name: q\n-- rows: none\n-- returns: a int4\nSELECT 1;'
	refused 'rows is none, one, maybe or many' <<<$'-- name: q\n-- rows: some\nSELECT 1;'
	refused 'expected $1, not $2' <<<"${head}-- \$2: int4 a"$'\nSELECT 1;'
	refused 'a parameter is "type name"' <<<"${head}-- \$1: int4"$'\nSELECT 1;'
	refused 'a column is "name type"' <<<"${head}-- returns: a"$'\nSELECT 1;'
	refused 'unknown header "return:"' <<<"${head}-- return: a int4"$'\nSELECT 1;'
	refused 'has no statement' <<<"${head}-- returns: a int4"
	refused 'does not end with a semicolon' <<<"${head}-- returns: a int4"$'\nSELECT 1'
	refused 'text outside of a query' <<<"${head}-- returns: a int4"$'\nSELECT 1;\nSELECT 2;'
	refused 'text outside of a query' <<<"SELECT 1;"
	refused 'exists already' <<<"${head}-- returns: a int4"$'\nSELECT 1;\n'"${head}-- returns: a int4"$'\nSELECT 1;'
	refused 'Q_A_B_C exists already' <<<$'-- name: a_b\n-- rows: one\n-- returns: c int4\nSELECT 1;\n-- name: a\n-- rows: one\n-- returns: b_c int4\nSELECT 1;'
	refused "a query's name is letters" <<<$'-- name: Q-1\n'
	refused 'longer than 50' <<<"-- name: $(printf 'q%.0s' {1..51})"
}

whole_files() {
	local long
	long=$(printf 'x%.0s' {1..20000})
	rm -rf migrations functions
	mkdir migrations functions
	printf -- "-- %s\nSELECT '\\\\ \"é\" ??=';\n" "$long" >migrations/0001_first.sql
	printf 'SELECT 2;' >migrations/0007_later.sql
	printf 'SELECT 3;\r\n' >functions/three.sql
	run files migrations/*.sql functions/*.sql >sql_files.c
	says $'1 0001_first 20025\n7 0007_later 10\n0 three 10\nno demo\nSELECT \'\\ "é" ??=\';\nSELECT 2;\nSELECT 3;' sql_files.c <<-'EOF'
		#include <stdio.h>
		#include <string.h>
		#include "io/migrate.h"
		static void show(const struct sql_file *file)
		{
			for (; file->name != 0; file++)
				printf("%d %s %zu\n", file->version, file->name,
					strlen(file->sql));
		}
		int main(void)
		{
			show(sql_migrations);
			show(sql_functions);
			puts(sql_demo[0].name ? "demo" : "no demo");
			fputs(strchr(sql_migrations[0].sql, '\n') + 1, stdout);
			fputs(sql_migrations[1].sql, stdout);
			fputs(sql_functions[0].sql, stdout);
			return 0;
		}
	EOF
}

bad_files() {
	local said
	rm -rf migrations other
	mkdir -p migrations other
	echo 'SELECT 1;' | tee migrations/0002_a.sql migrations/0002_b.sql \
		migrations/first.sql other/x.sql >/dev/null
	said=$(run files migrations/0002_a.sql migrations/0002_b.sql 2>&1 >/dev/null) &&
		tap_fail "two of a number were accepted"
	tap_has "$said" "0002_b.sql: another migration has the number 0002"
	said=$(run files migrations/first.sql 2>&1 >/dev/null) &&
		tap_fail "a migration without a number was accepted"
	tap_has "$said" "a migration is called NNNN_what.sql"
	said=$(run files other/x.sql 2>&1 >/dev/null) &&
		tap_fail "a file of nowhere was accepted"
	tap_has "$said" "not in migrations, functions or demo"
}

one_text() {
	printf '# a key\n[lanes]\nclose-lane  x  \\ "é"\n' >keys
	run text keys >keys.c
	says $'# a key\n[lanes]\nclose-lane  x  \\ "é"' keys.c <<-'EOF'
		#include <stdio.h>
		extern const char text[];
		int main(void) { fputs(text, stdout); return 0; }
	EOF
}

for awk in mawk gawk "gawk --posix" "busybox awk" original-awk; do
	command -v "${awk%% *}" >/dev/null || continue
	tap_case "$awk: queries become structs and enums" two_queries
	tap_case "$awk: no queries become an empty list" no_queries
	tap_case "$awk: a bad header is refused with its line" bad_queries
	tap_case "$awk: files become lists, byte for byte" whole_files
	tap_case "$awk: misnamed and doubled files are refused" bad_files
	tap_case "$awk: a text becomes a string" one_text
done
tap_done
