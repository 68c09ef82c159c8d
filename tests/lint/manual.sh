#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The manual says what the program does: its pages are clean, the table of keys
# is the one in force, every option, exit code and setting is there and no
# other, and the examples work.
#
#	manual.sh            compares
#	manual.sh --update   writes the table of keys anew
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${builddir:=$srcdir/build}"
. "$srcdir/tests/support/tap.sh"

keys_page=$srcdir/man/opsdesk-keys.5

# Neither the site's nor the person's files may have a say.
export XDG_CONFIG_HOME=$tap_temp/config
mkdir -p "$XDG_CONFIG_HOME/opsdesk"

if [ "${1:-}" = --update ]; then
	"$builddir/tests/lint/key_table" >"$tap_temp/table"
	awk -v table="$tap_temp/table" '
	/^\.\\" END default keys/ { inside = 0 }
	!inside
	/^\.\\" BEGIN default keys/ { while ((getline line <table) > 0) print line; inside = 1 }
	' "$keys_page" >"$tap_temp/page"
	cat "$tap_temp/page" >"$keys_page"
	exit
fi

lint() {
	command -v mandoc >/dev/null || tap_skip "mandoc is not installed"
	tap_equal "" "$(mandoc -T lint "$1" 2>&1)"
}

fresh() {
	local table
	table=$("$builddir/tests/lint/key_table")
	tap_equal "$table" \
		"$(sed -n '/^\.\\" BEGIN default keys/,/^\.\\" END default keys/p' "$keys_page" |
			sed '1d;$d')"
}

# The words of a section of a page that a pattern picks, sorted.
in_manual() {
	sed -n "/^\.Sh $2/,/^\.Sh /p" "$srcdir/man/$1" | sed -n "s/$3/\1/p" | sort -u
}

options() {
	local help
	help=$("$builddir/opsdesk" --help)
	tap_equal "$(grep -oE -- '--[a-z-]+' <<<"$help" | sort -u)" \
		"$(in_manual opsdesk.1 DESCRIPTION '^\.It Fl Fl \([a-z-]*\).*' | sed 's/^/--/')"
}

exit_codes() {
	tap_equal "$(sed -n '/^enum exit_code/,/^}/s/.*= \([0-9]*\).*/\1/p' \
		"$srcdir/src/options.h" | sort -u)" \
		"$(in_manual opsdesk.1 'EXIT STATUS' '^\.It \([0-9]*\)$')"
}

settings() {
	tap_equal "$(grep -oE 'strcmp\(name, "[a-z_]+"' "$srcdir/src/settings.c" |
		cut -d'"' -f2 | sort -u)" \
		"$(in_manual opsdesk.conf.5 DESCRIPTION '^\.It Cm \([a-z_]*\)$')"
}

# What stands between .Bd and .Ed after a mark, without the indent.
example() {
	sed -n "/$2/,/^\.Ed/p" "$srcdir/man/$1" |
		sed -n '/^\.Bd/,/^\.Ed/p' | sed '1d;$d'
}

keys_example() {
	local shown
	example opsdesk-keys.5 '^\.Sh EXAMPLES' >"$tap_temp/example"
	shown=$(sed -n '/^\[bays\]/,/^\$/p' "$tap_temp/example" | sed '$d')
	printf '%s\n' "$shown" >"$XDG_CONFIG_HOME/opsdesk/keys"
	"$builddir/opsdesk" keys >"$tap_temp/keys"
	tap_has "$(grep pick-up "$tap_temp/keys")" " m"
}

grammar_example() {
	rm -f "$XDG_CONFIG_HOME/opsdesk/keys"
	example opsdesk-keys.5 '^\.Ss Grammar' >"$tap_temp/grammar.keys"
	"$builddir/opsdesk" keys "$tap_temp/grammar.keys"
}

# The example is of a site's file; these a person's own cannot have.
settings_example() {
	example opsdesk.conf.5 '^\.Sh EXAMPLES' |
		grep -vE '^(keys|lock|sign_in) ' >"$XDG_CONFIG_HOME/opsdesk/opsdesk.conf"
	"$builddir/opsdesk" keys
	rm -f "$XDG_CONFIG_HOME/opsdesk/opsdesk.conf"
}

for page in "$srcdir"/man/*; do
	tap_case "man/${page##*/} is clean under mandoc -T lint" lint "$page"
done
tap_case "opsdesk-keys(5) has the shipped keys (manual.sh --update)" fresh
tap_case "opsdesk(1) has every option, and no other" options
tap_case "opsdesk(1) has every exit code, and no other" exit_codes
tap_case "opsdesk.conf(5) has every setting, and no other" settings
tap_case "the example of opsdesk-keys(5) does what it says" keys_example
tap_case "the grammar of opsdesk-keys(5) is read" grammar_example
tap_case "the example of opsdesk.conf(5) is read" settings_example
tap_done
