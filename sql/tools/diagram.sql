-- SPDX-License-Identifier: GPL-3.0-or-later
-- The page of a system (docs/schema/*.md) as the catalog has it: its tables
-- with their keys and references as a mermaid diagram, the values that its
-- states take and the steps between them.  For psql, with the system's schema
-- in :system; tests/db/diagrams.sh writes and compares the pages.

\set ON_ERROR_STOP on

create temporary view relation as
select c.oid, c.relname::text as name
from pg_class c
where c.relnamespace = :'system'::regnamespace and c.relkind in ('r', 'p')
  and not c.relispartition;

-- PK, FK, UK as mermaid writes them.
create temporary view key as
select c.conrelid as relid, c.contype, unnest(c.conkey) as attnum,
	cardinality(c.conkey) = 1 as alone, c.confrelid, c.conname
from pg_constraint c
where c.conrelid in (select oid from relation) and c.contype in ('p', 'f', 'u');

create temporary view line as
select r.name as relation, 1 as part, a.attnum::integer as place,
	-- the catalog's own name of a type has no blanks, which mermaid
	-- would not read
	format('        %s %s%s%s', case when y.typcategory = 'A'
			then e.typname || '[]' else y.typname end, a.attname, coalesce(' ' || k.keys, ''),
		case when a.attnotnull then '' else ' "may be empty"' end)
		as words
from relation r
join pg_attribute a on a.attrelid = r.oid and a.attnum > 0
	and not a.attisdropped
join pg_type y on y.oid = a.atttypid
left join pg_type e on e.oid = y.typelem
left join lateral (
	select string_agg(distinct upper(k.contype::text) || 'K', ', '
		order by upper(k.contype::text) || 'K') as keys
	from key k
	where k.relid = r.oid and k.attnum = a.attnum
	  and (k.alone or k.contype <> 'u')) k on true
union all
select name, 0, 0, format('    %s {', name) from relation
union all
select name, 2, 0, '    }' from relation;

-- The one referred to may be missing; the one that refers may be alone.
create temporary view reference as
select format('    %s %s--%s %s : "%s"', f.relname,
	case when bool_and(a.attnotnull) then '||' else '|o' end,
	case when exists (select from pg_index i
		where i.indrelid = k.relid and i.indisunique
		  and i.indpred is null
		  and (i.indkey::int2[])[0:i.indnkeyatts - 1]
			<@ array_agg(k.attnum)) then 'o|' else 'o{' end,
	r.name, string_agg(a.attname, ' ' order by k.attnum)) as words
from key k
join relation r on r.oid = k.relid
join pg_class f on f.oid = k.confrelid
join pg_attribute a on a.attrelid = k.relid and a.attnum = k.attnum
where k.contype = 'f'
group by k.conname, k.relid, r.name, f.relname;

-- The value set of a column: a check that lists its values.
create temporary view value_set as
select r.name || '.' || a.attname as name,
	(select string_agg(m[1], ', ' order by n)
	 from regexp_matches(pg_get_constraintdef(c.oid), '''([^'']+)''::', 'g')
		with ordinality as found (m, n)) as members
from pg_constraint c
join relation r on r.oid = c.conrelid
join pg_attribute a on a.attrelid = r.oid and a.attnum = c.conkey[1]
where c.contype = 'c' and cardinality(c.conkey) = 1
  and pg_get_constraintdef(c.oid) ~ '= ANY \(+ARRAY\['
union all
select t.typname, string_agg(e.enumlabel, ', ' order by e.enumsortorder)
from pg_type t
join pg_enum e on e.enumtypid = t.oid
where t.typnamespace = :'system'::regnamespace
group by t.typname;

create temporary view step as
select substr(t.machine, length(:'system') + 2) as machine,
	format('    %s --> %s%s',
		case t.from_state when '' then '[*]' else
			regexp_replace(t.from_state, '\W', '_', 'g') end,
		regexp_replace(t.to_state, '\W', '_', 'g'),
		case when t.desk_only then ' : inside desk' else '' end)
		as words
from desk.transition t
where t.machine like :'system' || '.%';

\pset format unaligned
\pset tuples_only on

select '<!-- SPDX-License-Identifier: GPL-3.0-or-later -->';
select format('# %s', :'system');
select E'\n' || coalesce(obj_description(:'system'::regnamespace), '')
	|| format(', %s tables.', (select count(*) from relation));
select E'\nThis page is made from the catalog by `make catalog`.\n';
select '## Tables' || E'\n\n```mermaid\nerDiagram';
select words from line order by relation collate "C", part, place;
select words from reference order by words collate "C";
select '```';
select E'\n## Values\n\n| column or type | values |\n| --- | --- |'
where exists (select from value_set);
select format('| %s | %s |', name, members) from value_set
order by name collate "C";
select E'\n## State machines' where exists (select from step);
select format(E'\n### %s\n\n```mermaid\nstateDiagram-v2\n%s\n```', machine,
	string_agg(words, E'\n' order by words collate "C"))
from step group by machine order by machine collate "C";
