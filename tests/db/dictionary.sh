#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The schema has every table and column of the five documents, of the kind and
# with the keys that they say (dictionary.tsv), and no other one than
# additions.tsv explains by a section of domain.md.
#
# additions.tsv: table, column, section, why; a column * stands for a table
# that a document names without defining it.
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/support/database.sh" dictionary

ask --file="$srcdir/tests/db/dictionary.sql"
tail -n +2 "$srcdir/tests/db/dictionary.tsv" >"$tap_temp/said"
tail -n +2 "$srcdir/tests/db/additions.tsv" >"$tap_temp/explained"
for file in said explained; do
	ask --command="\\copy dictionary.$file from pstdin with (null 'NULL')" \
		<"$tap_temp/$file"
done

# nothing VIEW SYSTEM: what the view found there
nothing() {
	tap_equal "" "$(ask --command="select * from dictionary.$1 v
		where v.system = '$2' order by v")"
}

loaded() {
	[ "$(ask --command="select count(distinct system) from dictionary.said")" -eq 5 ]
	[ "$(ask --command="select count(*) from dictionary.documented")" -gt 1200 ]
}

# Each view would find something.
noticed() {
	tap_equal "$(printf '%s\n' "missing_column resources.sort" \
		"missing_key guests.email" "missing_key users.email" \
		"missing_key users.name" "missing_table nowhere" \
		"wrong_kind users.created_at" "wrong_kind users.name" \
		"extra users.phone" "idle club.users.id" | sort)" \
		"$(ask --file=- <<-'END' | sort
		set search_path = dictionary, pg_catalog;
		begin;
		truncate said, explained;
		insert into said (system, relation, name, kind, note) values
			('club', 'nowhere', 'id', 'integer', 'PK'),
			('club', 'resources', 'sort', 'integer', ''),
			('club', 'users', 'name', 'UserName', 'UK'),
			('club', 'users', 'email', 'varchar', 'PK'),
			('club', 'users', 'created_at', 'timestamptz', ''),
			('club', 'users', 'id', 'varchar', 'PK'),
			('club', 'guests', 'email', 'varchar', 'FK');
		insert into explained values ('club.users', 'id', '§2.1', 'x');
		select 'missing_table ' || relation from missing_table;
		select 'missing_column ' || relation || '.' || name from missing_column;
		select 'wrong_kind ' || relation || '.' || name from wrong_kind;
		select 'missing_key ' || relation || '.' || name from missing_key;
		select 'extra ' || relation || '.' || name from extra
		where (relation, name) = ('users', 'phone');
		select 'idle ' || relation || '.' || name from idle;
		rollback;
	END
	)"
}

tap_case "the documents are read" loaded
tap_case "whatever differs would be noticed" noticed
for system in club academy counter gym platform; do
	tap_case "$system has every documented table" nothing missing_table "$system"
	tap_case "the documented keys of $system are keys" nothing missing_key "$system"
	tap_case "$system has every documented column" nothing missing_column "$system"
	tap_case "the columns of $system are of the documented kind" nothing wrong_kind "$system"
	tap_case "what $system has beyond its document is explained" nothing extra "$system"
	tap_case "and nothing else of $system is" nothing idle "$system"
done
tap_done
