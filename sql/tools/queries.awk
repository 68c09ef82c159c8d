# SPDX-License-Identifier: GPL-3.0-or-later
# Embeds the named queries: reads sql/queries/*.sql, writes C.
#
#   awk -v part=header -f queries.awk FILE ...   the enums of their columns
#   awk -v part=source -f queries.awk FILE ...   the queries themselves
#
# A query is a header that is comment and contract, and one statement:
#
#   -- name: lane_close
#   -- rows: maybe                       none | one | maybe | many
#   -- $1: int4   lane_id
#   -- returns: lane_id int4, closed_at timestamptz
#   UPDATE ... RETURNING ...;
#
# "returns" may be repeated when the line grows long.  Whatever else stands
# between two queries is a comment.  Works with mawk, gawk and a POSIX awk.

function fail(what)
{
	printf "%s:%d: %s\n", FILENAME, FNR, what > "/dev/stderr"
	failed = 1
	exit 1
}

# Not by gsub(): awks differ in what a backslash in its replacement means.
function replaced(text, what, by,    out, at)
{
	out = ""
	while ((at = index(text, what)) > 0) {
		out = out substr(text, 1, at - 1) by
		text = substr(text, at + length(what))
	}
	return out text
}

function quoted(text)
{
	text = replaced(text, "\\", "\\\\")
	text = replaced(text, "\"", "\\\"")
	text = replaced(text, "?", "\\?")	# no trigraphs
	text = replaced(text, "\t", "\\t")
	return "\"" text "\""
}

function trimmed(text)
{
	gsub(/^[ \t\r]+|[ \t\r]+$/, "", text)
	return text
}

function is_identifier(text)
{
	return text ~ /^[a-z][a-z0-9_]*$/
}

function column(text,    words, n, name, constant)
{
	text = trimmed(text)
	n = split(text, words, /[ \t]+/)
	name = words[1]
	if (n < 2 || !is_identifier(name))
		fail("a column is \"name type\", not \"" text "\"")
	constant = toupper("Q_" query "_" name)
	if (constant in constants)
		fail("the constant " constant " exists already: rename the column or the query")
	constants[constant] = 1
	columns++
	column_names[queries, columns] = name
	column_types[queries, columns] = trimmed(substr(text, length(name) + 1))
}

function begin_query(name)
{
	if (!is_identifier(name))
		fail("a query's name is letters, digits and _, not \"" name "\"")
	# The server compares 63 bytes of "name.generation".
	if (length(name) > 50)
		fail("the name " name " is longer than 50 characters")
	if (name in seen)
		fail("the query " name " exists already: " seen[name])
	seen[name] = FILENAME
	query = name
	queries++
	names[queries] = name
	rows[queries] = ""
	sql[queries] = ""
	columns = 0
	parameters = 0
	state = "header"
}

function header_line(line,    key, value, words, n, i, name)
{
	line = trimmed(substr(line, 3))
	if (line !~ /^([a-z]+|\$[0-9]+):/)
		return		# a comment
	key = substr(line, 1, index(line, ":") - 1)
	value = trimmed(substr(line, index(line, ":") + 1))
	if (key == "rows") {
		if (value !~ /^(none|one|maybe|many)$/)
			fail("rows is none, one, maybe or many, not \"" value "\"")
		rows[queries] = toupper(value)
	} else if (key == "returns") {
		n = split(value, words, /,/)
		for (i = 1; i <= n; i++)
			if (trimmed(words[i]) != "" || i < n)
				column(words[i])
	} else if (key == "$" (parameters + 1)) {
		n = split(value, words, /[ \t]+/)
		name = words[n]
		if (n < 2 || !is_identifier(name))
			fail("a parameter is \"type name\", not \"" value "\"")
		parameters++
		parameter_types[queries, parameters] = \
			trimmed(substr(value, 1, length(value) - length(name)))
	} else if (substr(key, 1, 1) == "$")
		fail("expected $" (parameters + 1) ", not " key)
	else
		fail("unknown header \"" key ":\"")
}

# The header is over: is it whole?
function end_header()
{
	if (rows[queries] == "")
		fail("the query " query " does not say how many rows")
	if ((rows[queries] == "NONE") != (columns == 0))
		fail("the query " query " says rows: " tolower(rows[queries]) \
			" and returns " columns " columns")
	parameter_count[queries] = parameters
	column_count[queries] = columns
}

function end_query()
{
	if (state == "header")
		fail("the query " query " has no statement")
	if (state == "statement")
		fail("the statement of " query " does not end with a semicolon")
	state = ""
}

{ sub(/\r$/, "") }

FNR == 1 && NR > 1 {
	end_query()
}

/^-- name:/ {
	end_query()
	begin_query(trimmed(substr($0, index($0, ":") + 1)))
	next
}

state == "header" && /^--/ {
	header_line($0)
	next
}

state == "header" && /[^ \t]/ {
	end_header()
	state = "statement"
}

# A comment of its own line need not travel, and may end as it likes.
state == "statement" && /^[ \t]*--/ {
	next
}

state == "statement" {
	line = $0
	sub(/[ \t]+$/, "", line)
	if (sub(/;$/, "", line))
		state = ""
	sql[queries] = sql[queries] (sql[queries] == "" ? "" : "\n") line
	next
}

/[^ \t]/ && !/^--/ {
	fail("text outside of a query")
}

function print_header(    q, c)
{
	print "#ifndef OPSDESK_IO_QUERIES_H"
	print "#define OPSDESK_IO_QUERIES_H"
	print ""
	print "#include \"io/query.h\""
	for (q = 1; q <= queries; q++) {
		print ""
		print "extern const struct query q_" names[q] ";"
		if (column_count[q] == 0)
			continue
		print "enum q_" names[q] "_column {"
		for (c = 1; c <= column_count[q]; c++)
			print "\t" toupper("Q_" names[q] "_" column_names[q, c]) ","
		print "};"
	}
	print ""
	print "#endif"
}

function print_list(what, q, count, list,    i)
{
	if (count == 0)
		return
	print "static const char *const " names[q] "_" what "[] = {"
	for (i = 1; i <= count; i++)
		print "\t" quoted(list[q, i]) ","
	print "};"
}

function list_name(what, q, count)
{
	return count == 0 ? "NULL" : names[q] "_" what
}

function print_statement(text,    lines, n, i)
{
	n = split(text, lines, /\n/)
	print "\t.sql ="
	for (i = 1; i <= n; i++)
		print "\t\t" quoted(lines[i] (i < n ? " " : "")) \
			(i == n ? "," : " \"\\n\"")
}

function print_query(q)
{
	print ""
	print_list("parameter_types", q, parameter_count[q], parameter_types)
	print_list("column_names", q, column_count[q], column_names)
	print_list("column_types", q, column_count[q], column_types)
	print "const struct query q_" names[q] " = {"
	print "\t.name = \"" names[q] "\","
	print_statement(sql[q])
	print "\t.rows = QUERY_" rows[q] ","
	print "\t.parameter_count = " parameter_count[q] ","
	print "\t.parameter_types = " \
		list_name("parameter_types", q, parameter_count[q]) ","
	print "\t.column_count = " column_count[q] ","
	print "\t.column_names = " list_name("column_names", q, column_count[q]) ","
	print "\t.column_types = " list_name("column_types", q, column_count[q]) ","
	print "};"
}

function print_source(    q)
{
	print "#include \"config.h\""
	print ""
	print "#include \"io/queries.h\""
	print ""
	print "#include <stddef.h>"
	for (q = 1; q <= queries; q++)
		print_query(q)
	print ""
	print "const struct query *const query_all[] = {"
	for (q = 1; q <= queries; q++)
		print "\t&q_" names[q] ","
	print "\tNULL"
	print "};"
}

END {
	if (failed)
		exit 1
	end_query()
	print "/* Made by sql/tools/queries.awk from sql/queries.  Do not edit. */"
	if (part == "header")
		print_header()
	else
		print_source()
}
