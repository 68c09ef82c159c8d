# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What shell tests say, in TAP.  Sourced by bash scripts:
#
#	. "$srcdir/tests/support/tap.sh"
#	tap_case "stops when it is not running" stops_quietly
#	tap_done
#
# A case is a function.  It runs in a subshell under `set -e`, so that the
# first command that fails fails it, and a `trap … EXIT` inside it is its own.
# What it prints is shown as comments when it failed.

# One folder for what the cases make; it goes when the script ends.  A server
# that runs as another user may pass through it; the path is short enough for a
# socket.
tap_temp=$(mktemp -d /tmp/opsdesk-test.XXXXXX)
chmod 0711 "$tap_temp"
trap 'rm -rf -- "$tap_temp"' EXIT

tap_count=0

# The words of the case, then the function with its arguments.
tap_case() {
	local words=$1 output status
	shift
	tap_count=$((tap_count + 1))
	# Not `if output=$(…)`: a condition would switch set -e off inside.
	set +e
	output=$(
		exec 2>&1
		set -e
		"$@"
	)
	status=$?
	set -e
	if [ "$status" -eq 0 ]; then
		printf 'ok %d - %s\n' "$tap_count" "$words"
	elif [ "$status" -eq 77 ]; then
		printf 'ok %d - %s # SKIP %s\n' "$tap_count" "$words" \
			"$(tail -n 1 <<<"$output")"
	else
		printf 'not ok %d - %s\n' "$tap_count" "$words"
		# shellcheck disable=SC2001 # every line, not one match
		sed 's/^/# /' <<<"$output"
		printf '# ended with %d\n' "$status"
	fi
}

# From inside a case: this cannot be tried here, and why.
tap_skip() {
	printf '%s\n' "$*"
	exit 77
}

# From inside a case: fails it with a sentence.
tap_fail() {
	printf '%s\n' "$*"
	exit 1
}

# From inside a case: are the two texts equal?  The difference is printed.
tap_equal() {
	[ "$1" = "$2" ] || {
		diff -u --label wanted <(printf '%s\n' "$1") \
			--label got <(printf '%s\n' "$2") || true
		exit 1
	}
}

# From inside a case: does the text hold these words?
tap_has() {
	case $1 in
	*"$2"*) ;;
	*) tap_fail "\"$2\" is not in: $1" ;;
	esac
}

# From inside a case: the command has to fail.  (A `!` in the middle of a
# function is no failure under `set -e`.)
tap_refused() {
	! "$@" || tap_fail "this should have failed: $*"
}

# The plan, at the end.  What failed has been said, case by case: the exit code
# does not say it again, which would be counted as one failure more.
tap_done() {
	printf '1..%d\n' "$tap_count"
}
