-- SPDX-License-Identifier: GPL-3.0-or-later
-- Says what each column of a table is (desk.column_class) and grants the open
-- ones, and nothing else, to the staff roles (database.md 7).  Columns are
-- separated by blanks.  A column that nobody names is nobody's, and fails
-- tests/db/sql/columns.sql; one that does not exist, or is named twice, fails
-- here.

set role desk_owner;

create or replace function desk.classify(relation text,
	open text default '', masked text default '', secret text default '',
	medical text default '') returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
	target regclass := relation;
	granted text;
begin
	delete from desk.column_class c where c.relation = target::text;
	insert into desk.column_class (relation, name, class)
	select target::text, a.attname, named.class
	from (values ('open', open), ('masked', masked), ('secret', secret),
		('medical', medical)) as listed (class, names)
	cross join lateral regexp_split_to_table(trim(
		regexp_replace(listed.names, '\s+', ' ', 'g')), ' ')
		as word (name)
	cross join lateral (select listed.class, word.name) as named
	left join pg_attribute a on a.attrelid = target
		and a.attname = named.name and a.attnum > 0
	where named.name <> '';

	execute format('revoke all on %s from desk_frontdesk, desk_manager, '
		'desk_support', target);
	select string_agg(quote_ident(c.name), ', ' order by c.name)
	into granted
	from desk.column_class c
	where c.relation = target::text and c.class = 'open';
	if granted is not null then
		execute format('grant select (%s) on %s to desk_frontdesk, '
			'desk_manager, desk_support', granted, target);
	end if;
end
$$;

revoke all on function desk.classify(text, text, text, text, text)
	from public;

reset role;
