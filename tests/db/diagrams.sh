#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The pages of docs/schema say what the catalog has (sql/tools/diagram.sql).
#
#	diagrams.sh            compares
#	diagrams.sh --update   writes them anew
set -euo pipefail
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
. "$srcdir/tests/support/tap.sh"
. "$srcdir/tests/support/database.sh" diagrams

pages=$srcdir/docs/schema
mapfile -t systems < <(ask --command="select nspname from pg_namespace where nspname
	in ('club', 'academy', 'counter', 'gym', 'platform') order by nspname")

page() {
	ask --set=system="$1" --file="$srcdir/sql/tools/diagram.sql"
}

if [ "${1:-}" = --update ]; then
	mkdir -p "$pages"
	for system in "${systems[@]}"; do
		page "$system" >"$tap_temp/page"
		cat "$tap_temp/page" >"$pages/$system.md"
	done
	exit
fi

same() {
	tap_equal "$(cat "$pages/$1.md")" "$(page "$1")"
}

no_other() {
	tap_equal "$(printf '%s.md\n' "${systems[@]}")" "$(cd "$pages" && LC_ALL=C ls)"
}

# A new table, reference and step stand on the page.
noticed() {
	local drawn
	drawn=$({
		cat <<-'END'
			begin;
			create table club.novelty (id integer primary key,
				resource_id integer references club.resources,
				status varchar not null
					constraint c check (status in ('on', 'off')));
			insert into desk.transition values
				('club.novelty', 'on', 'off', false);
		END
		cat "$srcdir/sql/tools/diagram.sql"
	} | ask --set=system=club --file=-)
	tap_has "$drawn" $'    novelty {
        int4 id PK
        int4 resource_id FK "may be empty"
        varchar status
    }'
	tap_has "$drawn" '    resources |o--o{ novelty : "resource_id"'
	tap_has "$drawn" '| novelty.status | on, off |'
	tap_has "$drawn" $'### novelty\n\n```mermaid\nstateDiagram-v2\n    on --> off'
}

tap_case "there is a page for each system and no other" no_other
for system in "${systems[@]}"; do
	tap_case "the page of $system is true" same "$system"
done
tap_case "a change would be noticed" noticed
tap_done
