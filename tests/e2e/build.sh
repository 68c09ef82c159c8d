#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What ./demo does to have a program: a tree as git has it builds itself, is
# left alone when nothing changed, and is built again when something did.
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/lint/files.sh"
. "$srcdir/tools/say.sh"
. "$srcdir/tools/build.sh"

# A blank in the path is more than autoconf can take.
root="$tap_temp/a tree"
mkdir "$root"
(cd "$srcdir" && tree_files . | tar -cf - -T -) | tar -C "$root" -xf -
chmod -R u+w "$root"

# What matters is that it builds, not how well.
export CFLAGS=-O0
unset MAKEFLAGS MFLAGS MAKELEVEL

# Runs it as ./demo does; what it says goes to $tap_temp/talk.
build() {
	(build_program) 2>"$tap_temp/talk" || { cat "$tap_temp/talk"; return 1; }
}

from_nothing() {
	build
	tap_has "$(cat "$tap_temp/talk")" "building opsdesk in build/"
	tap_has "$("$root/build/opsdesk" --version)" "opsdesk "
}

nothing_to_do() {
	build
	tap_equal "" "$(cat "$tap_temp/talk")"
}

# Also one of the files that are embedded.
after_an_edit() {
	touch "$root/keymaps/default.keys"
	build
	tap_has "$(cat "$tap_temp/talk")" "building"
	nothing_to_do
}

after_a_mistake() {
	printf 'this is no C;\n' >>"$root/src/main.c"
	tap_refused build
	tap_has "$(cat "$tap_temp/talk")" "opsdesk could not be built"
	tap_has "$(cat "$tap_temp/talk")" "src/main.c"
	# And it is not taken for done.
	tap_refused build
	sed -i '$d' "$root/src/main.c"
	build
}

# A build directory that was made for another place is configured anew.
after_a_move() {
	build
	tap_has "$(cat "$tap_temp/talk")" "configuring"
	"$root/build/opsdesk" --version
}

folder_of_somebody() {
	[ "$EUID" -ne 0 ] || run=(runuser -u nobody --)
	chmod -R go+rX "$root"
	[ "$EUID" -eq 0 ] || chmod u-w "$root"
	"${run[@]}" env -C / OPSDESK_DEMO_STATE="$tap_temp/none" bash -c '
		root=$1; cd "$root"
		. tools/say.sh; . tools/build.sh
		touch() { :; }
		sources_newer_than() { :; }
		build_program' sh "$root" 2>"$tap_temp/talk" && tap_fail "it was built"
	tap_has "$(cat "$tap_temp/talk")" "cannot be written by"
	chmod u+w "$root"
}

run=()
tap_case "a tree as git has it builds itself" from_nothing
tap_case "a built tree is left alone" nothing_to_do
tap_case "an edit is built" after_an_edit
tap_case "what does not compile is shown, and tried again" after_a_mistake
mv "$root" "$root.moved"
root=$root.moved
touch "$root/src/main.c"
tap_case "a tree that was moved is configured anew" after_a_move
tap_case "a tree of somebody else's is not written to" folder_of_somebody
tap_done
