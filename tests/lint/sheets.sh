#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every sheet in which something can be half done can be kept in a draft and
# put back: its struct sheet_ops has save and load, or it is passive.
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
. "$srcdir/tests/support/tap.sh"

# Prints "file: name keep|lose|half" for each sheet of the files: keep has both,
# lose is passive, half has less than it should.
sheets_of() {
	awk '
		/^(static )?const struct sheet_ops [a-z_]+ = \{/ {
			name = $0
			sub(/ = .*/, "", name)
			sub(/.* /, "", name)
			inside = 1
			save = load = passive = 0
		}
		inside && /^\t\.save = / { save = 1 }
		inside && /^\t\.load = / { load = 1 }
		inside && /^\t\.passive = true/ { passive = 1 }
		inside && /^};/ {
			print FILENAME ": " name " " (save && load ? "keep" : \
				passive && !save && !load ? "lose" : "half")
			inside = 0
		}' "$@"
}

all_sheets() {
	(cd "$srcdir" && grep -rl --include='*.c' 'struct sheet_ops' src screens |
		LC_ALL=C sort)
}

every_sheet_is_kept() {
	local -a files
	mapfile -t files < <(all_sheets)
	cd "$srcdir"
	[ "$(sheets_of "${files[@]}" | grep -c 'keep$')" -ge 12 ]
	# However it is written, each one that is there was looked at.
	[ "$(sheets_of "${files[@]}" | wc -l)" -eq \
		"$(cat "${files[@]}" | grep -cE 'struct sheet_ops [a-z_]+(\[\])? =')" ]
	if sheets_of "${files[@]}" | grep 'half$'; then
		echo "what is typed there is lost with the line: add save and load"
		return 1
	fi
}

# A page is searched, a menu is chosen from: neither is work.  And what a manager
# types to sign is a password, which is kept nowhere.
a_form_is_no_page() {
	cd "$srcdir"
	for file in $(all_sheets); do
		sheets_of "$file" | grep -q 'lose$' || continue
		case $file in
		src/ui/page.c | src/flow/signover_sheet.c) continue ;;
		esac
		if grep -HnE 'textfield_event|person_picker_event|form_event' "$file"; then
			echo "a passive sheet takes text"
			return 1
		fi
	done
}

notices() {
	printf 'static const struct sheet_ops a = {\n%b};\n' "$1" > "$tap_temp/a.c"
	[ "$(sheets_of "$tap_temp/a.c")" = "$tap_temp/a.c: a $2" ]
}

notices_what_is_missing() {
	notices '\t.save = x,\n\t.load = y,\n' keep
	notices '\t.save = x,\n' half
	notices '\t.load = y,\n' half
	notices '\t.name = "a",\n' half
	notices '\t.passive = true,\n' lose
}

# Tab is named as ui/sheet.h names it, so that no sheet has words of its own.
tab_has_one_wording() {
	cd "$srcdir"
	if grep -rnE --include='*.c' '"[^"]*Tab +(next|field)' src screens; then
		echo "SHEET_NEXT_FIELD says that"
		return 1
	fi
}

tap_case "every sheet that takes something keeps it in a draft" every_sheet_is_kept
tap_case "no sheet that takes text says that it only shows" a_form_is_no_page
tap_case "Tab has one wording on sheets" tab_has_one_wording
tap_case "a sheet without it is noticed" notices_what_is_missing
tap_done
