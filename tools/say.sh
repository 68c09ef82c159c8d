# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What ./demo and ./check say to a person, and steps that show their progress.
# Sourced.  Everything here goes to standard error.

program=${0##*/}
# Where a step's output goes, and how much of it is shown when it fails; made
# when it is first needed.
unset step_log step_tail

say() {
	printf '%s: %s\n' "$program" "$*" >&2
}

# One sentence on what is wrong, one on what to do, and the exit code.
fail() {
	printf '%s: %s\n' "$program" "$1" >&2
	printf '%*s  %s\n' "${#program}" '' "$2" >&2
	exit "${3:-1}"
}

# Runs a command as a step that a person waits for.  Its output goes to a log;
# a terminal shows the latest line beside the label, so that one sees it move.
# When it fails, the end of the log is shown and the code returned.
#
#	step "building opsdesk" make -C build || fail "…" "…"
step() {
	local label=$1 began=$SECONDS status=0
	shift
	[ -n "${step_log:-}" ] || step_log=$(mktemp "${TMPDIR:-/tmp}/opsdesk-step.XXXXXX")
	: >"$step_log"

	say "$label"
	if [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; then
		"$@" 2>&1 </dev/null | tee -a "$step_log" | step_show >&2 || status=$?
	else
		"$@" >>"$step_log" 2>&1 </dev/null || status=$?
	fi
	if [ "$status" -ne 0 ]; then
		tail -n "${step_tail:-30}" "$step_log" >&2
	elif [ $((SECONDS - began)) -ge 3 ]; then
		say "  done in $((SECONDS - began)) s"
	fi
	return "$status"
}

# Each line in the place of the one before, cut to the terminal's width.
step_show() {
	local line width
	read -r _ width < <(stty size <&2)
	[ "${width:-0}" -gt 20 ] || width=80
	while IFS= read -r line || [ -n "$line" ]; do
		line=${line//[![:print:]]/ }
		printf '\r%-*.*s' $((width - 1)) $((width - 1)) "  $line"
	done
	printf '\r%*s\r' $((width - 1)) ''
}

# Is the output of the last step no longer wanted?  Called at exit.
step_done() {
	[ -z "${step_log:-}" ] || rm -f -- "$step_log"
}
