#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Getting what is missing: what ./demo says when it cannot, and that installing
# a server leaves no cluster behind.  apt and its like are stand-ins here.
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
. "$srcdir/tests/support/tap.sh"

export OPSDESK_DEMO_STATE=$tap_temp/state
export POSTGRESQL_COMMON=$tap_temp/etc
stand_ins=$tap_temp/stand-ins
calls=$tap_temp/calls
mkdir "$stand_ins"

# A command that writes down how it was called and runs the rest of its text.
stand_in() {
	printf '#!/bin/bash\nprintf "%%s %%s\\n" %q "$*" >>%q\n%s\n' \
		"$1" "$calls" "${2:-}" >"$stand_ins/$1"
	chmod 0755 "$stand_ins/$1"
}

install_packages() {
	: >"$calls"
	PATH=$stand_ins:$PATH bash "$srcdir/tools/install-packages.sh" "$@"
}

# ---------------------------------------------------- tools/install-packages.sh

# While apt installs, the drop-in is there; afterwards nothing is.
no_cluster_is_made() {
	stand_in pg_lsclusters
	stand_in apt-get "cat '$POSTGRESQL_COMMON'/createcluster.d/*.conf >>'$tap_temp/seen'
		printf '%s\n' \"\$DEBIAN_FRONTEND\" >>'$tap_temp/seen'"
	install_packages one two
	tap_equal "$(printf 'create_main_cluster = false\nnoninteractive\n%.0s' 1 2 3)" \
		"$(cat "$tap_temp/seen")"
	tap_equal "apt-get -q -y --no-install-recommends --no-upgrade -o DPkg::Lock::Timeout=300 install one two" \
		"$(grep ' install ' "$calls" | grep -v -- --download-only)"
	[ ! -e "$POSTGRESQL_COMMON" ] || tap_fail "$POSTGRESQL_COMMON is left"
}

# Tests start an sshd of their own; the machine's must not open a door.
no_sshd_is_started() {
	stand_in pg_lsclusters
	stand_in apt-get
	stand_in dpkg-query 'exit 1'
	SSH_ETC=$tap_temp/ssh install_packages one
	[ ! -e "$tap_temp/ssh" ] || tap_fail "$tap_temp/ssh was made"
	SSH_ETC=$tap_temp/ssh install_packages one openssh-server two
	[ -e "$tap_temp/ssh/sshd_not_to_be_run" ] || tap_fail "sshd would start"
	rm -r "$tap_temp/ssh"
	# One that was there before goes on as it was.
	stand_in dpkg-query
	SSH_ETC=$tap_temp/ssh install_packages openssh-server
	[ ! -e "$tap_temp/ssh" ] || tap_fail "the machine's own sshd was stopped"
	rm "$stand_ins/dpkg-query"
}

# A site's own settings stay as they were.
other_settings_stay() {
	stand_in pg_lsclusters
	stand_in apt-get
	mkdir -p "$POSTGRESQL_COMMON/createcluster.d"
	echo "start_conf = 'manual'" >"$POSTGRESQL_COMMON/createcluster.d/site.conf"
	install_packages one
	tap_equal site.conf "$(ls "$POSTGRESQL_COMMON/createcluster.d")"
	rm -r "$POSTGRESQL_COMMON"
}

failure_is_told() {
	stand_in pg_lsclusters
	stand_in apt-get '[ "$2" != -y ] || { echo "E: no such package"; exit 100; }'
	tap_refused install_packages one
	[ ! -e "$POSTGRESQL_COMMON" ] || tap_fail "$POSTGRESQL_COMMON is left"
}

# What cannot be fetched and what cannot be installed are different troubles.
no_network() {
	local status=0
	stand_in pg_lsclusters
	stand_in apt-get 'exit 100'
	install_packages one || status=$?
	tap_equal 69 "$status"
	tap_refused grep ' install one$' "$calls"
	status=0
	stand_in apt-get '[ "$2" != -y ] || exit 100'
	install_packages one || status=$?
	tap_equal 1 "$status"
}

# Lists that cannot be renewed are no reason to give up.
old_lists_will_do() {
	stand_in pg_lsclusters
	stand_in apt-get '[ "$2" = -y ] || exit 100'
	install_packages one
}

# The package's scripts start whatever is set to start; what did not run before
# is stopped again, what did is left alone.
started_clusters_are_stopped() {
	stand_in apt-get "[ \"\$2\" != -y ] || touch '$tap_temp/installed'"
	stand_in pg_lsclusters "
		echo '15 main 5432 online postgres /var/lib/postgresql/15/main /var/log/x'
		[ -e '$tap_temp/installed' ] && state=online || state=down
		echo \"13 main 5433 \$state postgres /var/lib/postgresql/13/main /var/log/x\""
	stand_in pg_ctlcluster
	install_packages one
	tap_equal "pg_ctlcluster 13 main stop" "$(grep pg_ctlcluster "$calls")"
}

# --------------------------------------------------------------- what is said

# A machine with everything but a compiler and these commands.
machine_without() {
	rm -rf "${tap_temp:?}/bin"
	mkdir "$tap_temp/bin"
	ln -s /usr/bin/* "$tap_temp/bin/"
	rm -f "$tap_temp/bin/gcc" "$tap_temp/bin/make" "${@/#/$tap_temp/bin/}"
}

# ./demo of a tree without a build, on that machine, as this user.
bare_demo() {
	mkdir -p "$tap_temp/tree"
	cp -r "$srcdir/demo" "$srcdir/tools" "$tap_temp/tree/"
	# Those of a release may be read-only.
	chmod -R u+w "$tap_temp/tree"
	chmod 0755 "$tap_temp" "$tap_temp/tree" "$tap_temp/bin"
	env -u OPSDESK_PROGRAM -C / PATH="$tap_temp/bin" "$@" \
		"$tap_temp/tree/demo" --prepare 2>&1 </dev/null && tap_fail "it went on"
	[ ! -e "$OPSDESK_DEMO_STATE" ] || tap_fail "it made something"
}

no_apt() {
	machine_without apt-get
	tap_has "$(bare_demo)" "there is no apt-get to install them: gcc make"
}

unreached() {
	machine_without
	[ "$EUID" -eq 0 ] || stand_in sudo '"$@"'
	stand_in apt-get 'exit 100'
	stand_in pg_lsclusters
	ln -sf "$stand_ins"/* "$tap_temp/bin/"
	: >"$calls"
	tap_has "$(bare_demo)" "package archive cannot be reached, and these are missing: gcc make"
}

as_somebody() {
	if [ "$EUID" -eq 0 ]; then bare_demo /usr/sbin/runuser -u nobody --; else bare_demo; fi
}

no_sudo() {
	machine_without sudo
	tap_has "$(as_somebody)" "Run as root: apt-get install gcc make"
}

sudo_says_no() {
	machine_without sudo
	stand_in sudo 'echo "sudo: a password is required" >&2; exit 1'
	cp "$stand_ins/sudo" "$tap_temp/bin/sudo"
	: >"$calls"
	chmod 0666 "$calls"
	tap_has "$(as_somebody)" "sudo did not allow it"
	tap_equal "sudo true" "$(cat "$calls")"
}

tap_case "installing sshd starts none" no_sshd_is_started
tap_case "no cluster is made, and nothing of that is left" no_cluster_is_made
tap_case "a site's own settings stay" other_settings_stay
tap_case "a failing apt-get is told" failure_is_told
tap_case "an archive out of reach is told from a bad package" no_network
tap_case "old package lists will do" old_lists_will_do
tap_case "a cluster that was started on the way is stopped" started_clusters_are_stopped
tap_case "without apt-get it names what is missing" no_apt
tap_case "without a network it says so" unreached
tap_case "without sudo it says what to run as root" no_sudo
tap_case "when sudo says no, it says so" sudo_says_no
tap_done
