#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Shell scripts are clean under shellcheck, and those that are started by name
# may be executed.  .shellcheckrc says which habits are ours.
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/lint/files.sh"

mapfile -t scripts < <(cd "$srcdir" && printf '%s\n' demo check .ci/run && tree_files . '*.sh')

clean() {
	command -v shellcheck >/dev/null || tap_skip "shellcheck is not installed"
	(cd "$srcdir" && shellcheck -- "$1")
}

executable() {
	local name
	for name in demo check .ci/run; do
		[ -x "$srcdir/$name" ] || tap_fail "$name cannot be executed"
	done
}

for script in "${scripts[@]}"; do
	tap_case "$script is clean under shellcheck" clean "$script"
done
tap_case "the commands of README.md may be executed" executable
tap_done
