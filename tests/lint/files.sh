# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Which files the lint tests look at: what people wrote, neither what a tool
# made nor what lies about.  Sourced.  Works in a checkout and in a tarball.

# tree_files FOLDER [NAME-PATTERN…], paths from the folder, sorted.
tree_files() {
	local folder=$1 pattern
	local -a names=()
	shift
	for pattern; do
		names+=(${names:+-o} -name "$pattern")
	done
	(
		cd "$folder" || exit
		find . \( -name .git -o -name build -o -name build-aux -o \
			-name autom4te.cache -o -name '*_build' -o -name '*_inst' \) \
			-prune -o -type f ! -name configure ! -name 'configure~' \
			! -name aclocal.m4 ! -name Makefile.in ! -name 'config.h.in*' \
			${names:+\( "${names[@]}" \)} -print
	) | sed 's,^\./,,' | LC_ALL=C sort
}
