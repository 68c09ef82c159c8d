# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154 # root is the caller's
# Building out of tree, when there is something to build.  Sourced after say.sh;
# `root` is the checkout.

# Did anything that the build reads change since this file was touched?  A file
# that went changes its folder, which counts as well.
sources_newer_than() {
	[ ! -e "$1" ] || [ -n "$(find "$root/configure.ac" "$root/Makefile.am" \
		"$root/tests/tests.am" "$root/src" "$root/screens" "$root/sql" \
		"$root/keymaps" -newer "$1" -print -quit)" ]
}

# configure and the rest of what autoconf makes, which is not in git.  One at a
# time: ./demo and ./check may be started together.
make_configure() {
	# shellcheck disable=SC2094 # locked, not read
	(
		flock 8
		[ -e "$root/configure" ] && [ -e "$root/Makefile.in" ] &&
			[ "$root/configure" -nt "$root/configure.ac" ] && exit 0
		step "preparing the build (autoreconf)" autoreconf -i "$root"
	) 8<"$root/configure.ac"
}

# Configures the build directory with these options when it is not yet so.  One
# that we configured otherwise, or for a tree that has since moved, is of no use:
# what is compiled there depends on files by their old names.
configure_in() {
	local dir=$1 wanted source
	shift
	wanted="$root $*"
	if [ -e "$dir/.options" ]; then
		[ "$(<"$dir/.options")" != "$wanted" ] || return 0
		rm -rf -- "$dir"
	fi
	mkdir -p -- "$dir" || return
	# By a relative name, since autoconf takes no source with a blank in its path.
	source=$(realpath --relative-to="$dir" -- "$root") || return
	(cd "$dir" && step "configuring ${dir#"$root"/}${*:+ ($*)}" "$source/configure" "$@") || return
	printf '%s\n' "$wanted" >"$dir/.options"
}

# The program in build/, brought up to date.
build_program() {
	local dir=$root/build
	sources_newer_than "$dir/.built" || return 0
	mkdir -p -- "$dir" 2>/dev/null && [ -w "$root" ] && [ -w "$dir" ] ||
		fail "opsdesk has to be built, but $dir cannot be written by $(id -un)" \
			"Run as its owner ($(stat -c %U "$root")), or copy the checkout to a place of your own."
	make_configure && configure_in "$dir" ||
		fail "the build could not be configured" \
			"The reason stands above and in $dir/config.log."
	# Touched first: what is edited while make runs is built next time.
	touch "$dir/.building"
	step "building opsdesk in build/" make -C "$dir" -j"$(nproc)" ||
		fail "opsdesk could not be built" \
			"The compiler's words stand above; after a pull that moved files, rm -r $dir and try again."
	mv -- "$dir/.building" "$dir/.built"
}
