#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# README.md is true: its picture is the one that the tests take of the real
# screen, what it names is there, and its way to a database of one's own works.
#
#	readme.sh            compares
#	readme.sh --update   puts the picture in anew
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${builddir:=$srcdir/build}"
. "$srcdir/tests/support/tap.sh"

readme=$srcdir/README.md

# The file that the marker names, without what it says of the cursor.
picture() {
	sed '/^cursor: /d' "$srcdir/$(sed -n 's/^<!-- BEGIN picture: \([^,]*\),.*/\1/p' "$readme")"
}

if [ "${1:-}" = --update ]; then
	picture >"$tap_temp/picture"
	awk -v picture="$tap_temp/picture" '
	/^<!-- END picture/ { inside = 0 }
	!inside
	/^<!-- BEGIN picture/ {
		inside = 1
		print "```text"
		while ((getline line <picture) > 0) print line
		print "```"
	}' "$readme" >"$tap_temp/readme"
	cat "$tap_temp/readme" >"$readme"
	exit
fi

same_picture() {
	local wanted
	wanted=$(picture)
	[ -n "$wanted" ] || tap_fail "there is no picture"
	tap_equal "$wanted" "$(sed -n '/^<!-- BEGIN picture/,/^<!-- END picture/p' "$readme" |
		sed '1,2d' | sed -n '/^```$/q;p')"
}

# `a/path` or a `file.ext` of the top; x stands for any name.
named_files() {
	local name
	grep -oE '`[A-Za-z0-9_./*-]+`' "$readme" | tr -d '`' | sort -u |
		while IFS= read -r name; do
			case $name in
			build/ | x.* | */x.* | */test_x.* | */x_* | src/\*.c) continue ;;
			*/* | *.am | COPYING) ;;
			*) continue ;;
			esac
			compgen -G "$srcdir/$name" >/dev/null ||
				compgen -G "$srcdir/tests/$name" >/dev/null ||
				compgen -G "$srcdir/sql/$name" >/dev/null ||
				printf '%s\n' "$name"
		done
}

all_there() {
	tap_equal "" "$(named_files)"
}

# Every folder of sources has its line, and no other.
folders() {
	tap_equal "$(cd "$srcdir" && printf '%s/\n' screens src/*/ keymaps sql tests docs man tools |
		sed 's,//$,/,' | sort)" \
		"$(sed -n 's/^| `\([^`]*\)`.*/\1/p' "$readme" | sort)"
}

# A migrated database, then what the README does with it, and Ana may sit down.
own_database() {
	local dsn directory=${OPSDESK_TEST_CLUSTER:-$tap_temp/cluster}
	[ -x "$builddir/tests/support/cluster" ] || tap_skip "the test cluster is not built"
	[ -n "${OPSDESK_TEST_CLUSTER:-}" ] ||
		trap '"$builddir/tests/support/cluster" stop "$tap_temp/cluster"' EXIT
	dsn=$("$builddir/tests/support/cluster" database "$directory" readme)
	psql=("${OPSDESK_PG_BINDIR:+$OPSDESK_PG_BINDIR/}psql" -XqAt -v ON_ERROR_STOP=1)
	# Ana is a role of the whole cluster, which other tests share.
	eval "$(sed -n "s,^    opsdesk staff add ana,\"$builddir/opsdesk\" staff add ana_of_readme,p" \
		"$readme" | sed "s,dbname=club,'$dsn' --no-password,")"
	sed -n '/^```sql$/,/^```$/p' "$readme" | sed '1d;$d' | "${psql[@]}" "$dsn"
	tap_equal "ana_of_readme|Ana|front desk|desk 1|Europe/Berlin|2" "$(
		"${psql[@]}" "$dsn user=ana_of_readme" -c 'select login, name, role_label, desk,
			zone, (select count(*) from desk.grid_resources()) from desk.whoami()'
	)"
}

tap_case "the picture is the one of the tests (readme.sh --update)" same_picture
tap_case "the files that it names are there" all_there
tap_case "each folder has its line" folders
tap_case "its way to a database of one's own works" own_database
tap_done
