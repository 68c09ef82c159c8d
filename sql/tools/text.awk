# SPDX-License-Identifier: GPL-3.0-or-later
# Embeds one text file as a C string: the default keys.
#
#   LC_ALL=C awk -v name=default_keys -v from=keymaps/default.keys -f text.awk FILE
#
# An array of numbers, since a string literal need not be longer than 4,095
# bytes.  Works with mawk, gawk and a POSIX awk.

BEGIN {
	for (i = 1; i < 256; i++)	# octal: with the sign of char here
		code[sprintf("%c", i)] = i < 128 ? i : sprintf("'\\%03o'", i)
	print "/* Made by sql/tools/text.awk from " from ".  Do not edit. */"
	print "#include \"config.h\"\n"
	print "extern const char " name "[];"
	print "const char " name "[] = {"
}

{
	line = ""
	n = length($0)
	for (i = 1; i <= n; i++)
		line = line code[substr($0, i, 1)] ","
	print line "10,"
}

END { print "\t0\n};" }
