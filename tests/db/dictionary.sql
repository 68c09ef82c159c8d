-- SPDX-License-Identifier: GPL-3.0-or-later
-- For dictionary.sh: what the documents say of every column (dictionary.tsv),
-- what the schema has, and what additions.tsv explains, beside one another.

create schema dictionary;
set search_path = dictionary, pg_catalog;

-- The two files as they are; the loading fills them.
create table said (system text, relation text, name text, kind text,
	note text, document_table text, document_column text);
create table explained (relation text, name text, section text, why text);

-- A document may show a column in several of its pictures.
create view documented as
select s.system, s.relation, s.name,
	max(regexp_replace(s.kind, ' \(.*', '')) as kind,
	bool_or(s.note ~ '\mPK\M' or s.kind ~ '\mPK\M') as is_primary,
	bool_or(s.note ~ '\mFK\M' or s.kind ~ '\mFK\M') as is_foreign,
	bool_or(s.note ~ '\mUK\M' or s.kind ~ '\munique\M') as is_unique
from said s
group by s.system, s.relation, s.name;

create view present as
select n.nspname::text as system, c.relname::text as relation,
	a.attname::text as name, c.oid as relid, a.attnum,
	t.typname::text as type, t.typtype, t.typelem <> 0 as is_array,
	coalesce(e.typname::text, '') as element,
	coalesce(e.typtype, 'b') as element_type
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
	and not a.attisdropped
join pg_type t on t.oid = a.atttypid
left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
where n.nspname in ('club', 'academy', 'counter', 'gym', 'platform')
  and c.relkind in ('r', 'p');

-- What a document's word for a kind may become.  A word with a capital names
-- an enumerated type, with [] an array of it; no word leaves the choice.
create table kind (said text, type text);
insert into kind values
	('varchar', 'varchar'), ('text', 'text'), ('integer', 'int4'),
	('boolean', 'bool'), ('numeric', 'numeric'), ('decimal', 'numeric'),
	('date', 'date'), ('time', 'time'), ('uuid', 'uuid'),
	('jsonb', 'jsonb'), ('text[]', '_text'), ('timestamp', 'timestamp'),
	-- gym's database knows neither zones nor lengths (domain.md 3)
	('timestamp', 'timestamptz'), ('string', 'text'),
	('string', 'varchar'), ('json', 'jsonb');

create function snake(words text) returns text
language sql immutable
return lower(regexp_replace(words, '(?<=[a-z0-9])(?=[A-Z])', '_', 'g'));

create function agrees(said text, p present) returns boolean
language sql
as $$
	select case
	when said = '' then true
	when said ~ '^[A-Z].*\[\]$' then p.element_type = 'e'
		and p.element = snake(rtrim(said, '[]'))
	when said ~ '^[A-Z]' then p.typtype = 'e' and p.type = snake(said)
	-- club keeps the venue's wall time throughout (domain.md 6)
	when said = 'timestamp' and p.system = 'club' then p.type = said
	else exists (select from kind k
		where k.said = agrees.said and k.type = p.type)
	end
$$;

create view missing_table as
select distinct d.system, d.relation
from documented d
where not exists (select from present p
	where (p.system, p.relation) = (d.system, d.relation));

create view missing_column as
select d.system, d.relation, d.name
from documented d
where not exists (select from present p
	where (p.system, p.relation, p.name) = (d.system, d.relation, d.name))
  and not exists (select from missing_table m
	where (m.system, m.relation) = (d.system, d.relation));

create view wrong_kind as
select d.system, d.relation, d.name, d.kind, p.type
from documented d
join present p using (system, relation, name)
where not agrees(d.kind, p);

-- A key that the document draws is one here: in the primary key, leading a
-- foreign key, or in an index that allows no two of a kind.
create view missing_key as
select d.system, d.relation, d.name, k.key
from documented d
join present p using (system, relation, name)
cross join lateral (values ('PK', d.is_primary, array['p']::"char"[]),
	('FK', d.is_foreign, array['f'])) k (key, is_said, contype)
where k.is_said
  and not exists (select from pg_constraint c
	where c.conrelid = p.relid and c.contype = any (k.contype)
	  and p.attnum = any (c.conkey))
union all
select d.system, d.relation, d.name, 'UK'
from documented d
join present p using (system, relation, name)
where d.is_unique
  and not exists (select from pg_index i
	where i.indrelid = p.relid and i.indisunique
	  and p.attnum = any (i.indkey::int2[]));

create view extra as
select p.system, p.relation, p.name
from present p
where not exists (select from documented d
	where (d.system, d.relation, d.name) = (p.system, p.relation, p.name))
  -- * stands for a table that a document names without defining it
  and not exists (select from explained e
	where e.relation = p.system || '.' || p.relation
	  and e.name in (p.name, '*'));

-- An explanation of what is not there, or needs none.
create view idle as
select split_part(e.relation, '.', 1) as system, e.relation, e.name
from explained e
where not exists (select from present p
	where p.system || '.' || p.relation = e.relation
	  and e.name in (p.name, '*'))
   or exists (select from documented d
	where d.system || '.' || d.relation = e.relation
	  and e.name in (d.name, '*'))
   or e.section !~ '^§[0-9]+(\.[0-9]+)?$' or coalesce(e.why, '') = '';
