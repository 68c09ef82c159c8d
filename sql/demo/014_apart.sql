-- SPDX-License-Identifier: GPL-3.0-or-later
-- Tables taken apart while very many rows are laid in them: a foreign key that
-- is checked row by row and an index that grows entry by entry cost five times
-- what one join and one sort of all rows cost.
--
-- That never leaves a database without its rules: what is taken off and what is
-- put back is one transaction, however many batches lie between (990_steps.sql
-- keeps it open), and who is killed in it has taken nothing off.  Until it ends
-- the tables are out of everybody's reach, and nobody sees a row that the rules
-- have not judged.

set role desk_owner;

-- What is off at present, and the statements that make it again, with its name,
-- its comment and all that it was; empty between transactions.
create table demo.apart (
	place integer generated always as identity,
	step text not null,
	relation regclass not null,
	remake text[] not null,
	is_back boolean not null default false,
	constraint apart_pkey primary key (place)
);

-- A row laid with all indexes and keys on costs about four times what it costs
-- to sort and join it later, and so much of a table may be there already.  Few
-- rows are not worth the work on the catalog.
create function demo.is_worth_apart(s demo.step, first bigint, target regclass)
returns boolean
language sql stable
as $$
	select s.kind = 'once' and l.rows >= 100000
		and pg_relation_size(target) / 150
			<= 4 * l.rows / cardinality(s.tables)
	from (select (s.items - first + 1) * s.cost as rows) l;
$$;

-- The foreign keys of a table that do what they should, and what keeps ranges
-- apart.  (A list of values in a condition is read back in other words than it
-- is told, so what has one stays.)
create function demo.keys_of(target regclass)
returns table (name name, remake text[])
language sql stable
as $$
	select c.conname, array[
		format('alter table %s add constraint %I %s', target, c.conname,
			pg_get_constraintdef(c.oid)),
		format('comment on constraint %I on %s is %L', c.conname,
			target, obj_description(c.oid, 'pg_constraint'))]
	from pg_constraint c
	where c.conrelid = target and c.contype in ('f', 'x')
	  and c.conparentid = 0 and c.conislocal and c.coninhcount = 0
	  and pg_get_constraintdef(c.oid) not like '%ARRAY[%'
	  and not exists (select from pg_trigger t
		where t.tgconstraint = c.oid and t.tgenabled <> 'O')
	order by c.oid;
$$;

-- Its indexes that forbid nothing, and that their definition tells wholly.
create function demo.indexes_of(target regclass)
returns table (name regclass, remake text[])
language sql stable
as $$
	select i.indexrelid, array[
		pg_get_indexdef(i.indexrelid),
		format('comment on index %s is %L', i.indexrelid::regclass,
			obj_description(i.indexrelid, 'pg_class'))]
	from pg_index i
	join pg_class c on c.oid = i.indexrelid and c.reltablespace = 0
	where i.indrelid = target and not i.indisunique
	  and not i.indisexclusion and i.indisvalid and not i.indisclustered
	  and not i.indisreplident
	  and pg_get_indexdef(i.indexrelid) not like '%ARRAY[%'
	  and not exists (select from pg_constraint x
		where x.conindid = i.indexrelid)
	  and not exists (select from pg_attribute a
		where a.attrelid = i.indexrelid and a.attstattarget >= 0)
	order by i.indexrelid;
$$;

create function demo.take_apart(s demo.step, first bigint) returns void
language plpgsql
as $$
declare
	t regclass;
	x record;
begin
	foreach t in array s.tables loop
		continue when not demo.is_worth_apart(s, first, t);
		for x in select * from demo.keys_of(t) loop
			insert into demo.apart (step, relation, remake)
			values (s.name, t, x.remake);
			execute format('alter table %s drop constraint %I', t,
				x.name);
		end loop;
		for x in select * from demo.indexes_of(t) loop
			insert into demo.apart (step, relation, remake)
			values (s.name, t, x.remake);
			execute format('drop index %s', x.name);
		end loop;
	end loop;
end
$$;

-- Puts one of them back, in the order in which they were made.
create function demo.put_back() returns void
language plpgsql
as $$
declare
	statement text;
	x demo.apart;
begin
	select * into strict x from demo.apart a
	where not a.is_back
	order by a.place
	limit 1;
	foreach statement in array x.remake loop
		execute statement;
	end loop;
	update demo.apart set is_back = true where place = x.place;
	delete from demo.apart
	where not exists (select from demo.apart where not is_back);
end
$$;

-- The step whose tables are apart, and the share of its cost that is still to
-- come: a third of it is to put them together again, weighed by their sizes.
create view demo.putting_back as
select s.step, sum(s.size) filter (where not s.is_back) / sum(s.size) / 3
	as share
from (select a.step, a.is_back, 1 + pg_relation_size(a.relation) as size
	from demo.apart a) s
group by s.step;

reset role;
