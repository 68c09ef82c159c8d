#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Each header compiles alone, twice in one file, and with the warnings that its
# users have.
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/lint/files.sh"

read -r -a compile <<<"${CC:-cc} -std=gnu11 -fsyntax-only -Wall -Wextra -Werror \
	${TEST_CPPFLAGS:--I$srcdir/src -I$srcdir}"

alone() {
	local name=$1
	printf '#include "%s"\n#include "%s"\n' "$name" "$name" |
		"${compile[@]}" -x c -
}

noticed() {
	printf 'size_t length(const char *text);\n' >"$tap_temp/careless.h"
	! alone "$tap_temp/careless.h"
}

tap_case "a header that leans on another would be noticed" noticed
while IFS= read -r header; do
	tap_case "$header" alone "${header#src/}"
done < <(cd "$srcdir" && tree_files . '*.h')
tap_done
