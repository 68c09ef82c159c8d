# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154 # tables for, root from the caller
# What building, running and testing need, and how to get what is missing.
# Sourced after say.sh and postgres.sh.
#
# A row is a kind of thing, its name, and the Debian package that holds it.
# What counts is the thing: a server or compiler from elsewhere is as good.

needed_to_build='
command   gcc          gcc
command   make         make
command   autoreconf   autoconf
command   automake     automake
command   pkg-config   pkg-config
command   awk          mawk
header    stdio.h      libc6-dev
library   ncursesw     libncurses-dev
library   libpq        libpq-dev
library   readline     libreadline-dev
library   jansson      libjansson-dev
library   libutf8proc  libutf8proc-dev
library   inih         libinih-dev
'

needed_to_run='
server    postgres     postgresql
extension btree_gist   postgresql-contrib
'

needed_to_test='
library   cmocka       libcmocka-dev
library   vterm        libvterm-dev
extension pgtap        postgresql-@MAJOR@-pgtap
command   clang        clang
command   valgrind     valgrind
command   mandoc       mandoc
command   shellcheck   shellcheck
command   xz           xz-utils
command   ssh          openssh-client
file      /usr/sbin/sshd openssh-server
'

# Is it here?
have() {
	case $1 in
	command) command -v "$2" >/dev/null ;;
	header) [ -e "/usr/include/$2" ] ;;
	file) [ -e "$2" ] ;;
	library) pkg-config --exists "$2" 2>/dev/null ;;
	server) find_postgres || have_own_server ;;
	extension) find_postgres && [ -e "$(postgres_share)/extension/$2.control" ] ;;
	esac
}

# Somebody who names a server does not want another one installed.
have_own_server() {
	[ -z "${OPSDESK_PG_BINDIR:-}" ] ||
		fail "OPSDESK_PG_BINDIR names $OPSDESK_PG_BINDIR, which holds no PostgreSQL $pg_oldest or later" \
			"Correct it, or unset it to have a server found."
	return 1
}

# Sets `missing` to the packages that the rows on standard input ask for.
find_missing() {
	local kind name package
	missing=()
	while read -r kind name package; do
		[ -n "$kind" ] || continue
		have "$kind" "$name" || missing+=("$package")
	done
}

# Makes sure that all of these tables' things are here, by installing packages
# as root or through sudo; ends the program when they cannot be had.
ensure() {
	local missing
	local -a packages
	# Two rounds: which pgTAP fits is known once there is a server.
	for _ in 1 2; do
		find_missing <<<"$*"
		[ "${#missing[@]}" -gt 0 ] || return 0
		if find_postgres; then
			packages=("${missing[@]//@MAJOR@/$pg_major}")
		else
			packages=("${missing[@]/*@MAJOR@*/}")
		fi
		install_packages "${packages[@]}"
	done
	find_missing <<<"$*"
	[ "${#missing[@]}" -eq 0 ] ||
		fail "still missing after installing: ${missing[*]}" \
			"opsdesk wants Debian 12 or later, with PostgreSQL $pg_oldest or later; README.md says what it needs."
}

install_packages() {
	local -a packages=() as=()
	local package status=0
	local step_tail=12
	for package; do
		[ -z "$package" ] || packages+=("$package")
	done

	command -v apt-get >/dev/null ||
		fail "these are missing and there is no apt-get to install them: ${packages[*]}" \
			"Install what this system calls them, then run $0 again."
	if [ "$EUID" -ne 0 ]; then
		command -v sudo >/dev/null ||
			fail "these packages are missing, and only root may install them: ${packages[*]}" \
				"Run as root: apt-get install ${packages[*]}"
		as=(sudo)
		# The password is asked for here, where the question is seen.
		say "sudo is asked for the right to install ${packages[*]}"
		sudo true ||
			fail "sudo did not allow it" \
				"Have an administrator run: apt-get install ${packages[*]}"
	fi
	step "installing ${packages[*]}" \
		"${as[@]}" bash "$root/tools/install-packages.sh" "${packages[@]}" ||
		status=$?
	case $status in
	0) ;;
	69) fail "Debian's package archive cannot be reached, and these are missing: ${packages[*]}" \
		"Connect this machine to the network or mend /etc/apt/sources.list, then run $0 again." ;;
	*) fail "the packages could not be installed: ${packages[*]}" \
		"The reason stands above; mend it, or install them by hand, then run $0 again." ;;
	esac
}
