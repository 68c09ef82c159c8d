# SPDX-License-Identifier: GPL-3.0-or-later
# Embeds whole SQL files: reads sql/migrations, sql/functions and sql/demo,
# writes src/io/sql_files.c.
#
#   LC_ALL=C awk -f files.awk FILE ...
#
# Files become arrays of numbers, since a string literal need not be longer than
# 4,095 bytes.  The folder decides the list; lists are in the order given.
# Works with mawk, gawk and a POSIX awk.

function fail(where, what)
{
	printf "%s: %s\n", where, what > "/dev/stderr"
	failed = 1
	exit 1
}

function end_file()
{
	if (files > 0)
		print "\t0\n};"
}

# A migration is NNNN_what.sql, each number once.
function migration_version(base,    version)
{
	if (base !~ /^[0-9][0-9][0-9][0-9]_[a-z0-9_]+$/)
		fail(FILENAME, "a migration is called NNNN_what.sql")
	version = substr(base, 1, 4) + 0
	if (version <= newest)
		fail(FILENAME, sprintf("another migration has the number %04d",
			version))
	newest = version
	return version
}

function begin_file(    parts, n, list, base, version)
{
	end_file()
	n = split(FILENAME, parts, "/")
	list = n > 1 ? parts[n - 1] : ""
	base = parts[n]
	sub(/\.sql$/, "", base)
	if (list !~ /^(migrations|functions|demo)$/)
		fail(FILENAME, "not in migrations, functions or demo")
	version = list == "migrations" ? migration_version(base) : 0
	files++
	count[list]++
	entries[list, count[list]] = \
		sprintf("\t{ %d, \"%s\", file_%d },", version, base, files)
	printf "\n/* %s/%s */\nstatic const char file_%d[] = {\n", \
		list, base, files
}

BEGIN {
	for (i = 1; i < 256; i++)	# octal: with the sign of char here
		code[sprintf("%c", i)] = i < 128 ? i : sprintf("'\\%03o'", i)
	print "/* Made by sql/tools/files.awk from sql.  Do not edit. */"
	print "#include \"config.h\""
	print ""
	print "#include \"io/migrate.h\""
	print ""
	print "#include <stddef.h>"
}

FNR == 1 { begin_file() }

{
	sub(/\r$/, "")
	line = ""
	n = length($0)
	for (i = 1; i <= n; i++)
		line = line code[substr($0, i, 1)] ","
	print line "10,"
}

function print_list(list,    i)
{
	print ""
	print "const struct sql_file sql_" list "[] = {"
	for (i = 1; i <= count[list]; i++)
		print entries[list, i]
	print "\t{ 0, NULL, NULL }"
	print "};"
}

END {
	if (failed)
		exit 1
	end_file()
	print_list("migrations")
	print_list("functions")
	print_list("demo")
}
