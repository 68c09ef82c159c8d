-- SPDX-License-Identifier: GPL-3.0-or-later
-- Steps: what is too much for one transaction, or to be done but once.  A file
-- declares them with demo.add_step(); 990_steps.sql does them, a batch a
-- transaction, in the order of their declaration, the daily ones last: their
-- triggers need what is derived.
--
-- A batch disables the user triggers of the tables it loads and enables them
-- before it commits, so that whoever kills a run leaves none disabled; the
-- next run goes on with the next batch.  Foreign keys and checks stay on.
-- What triggers would have derived is rebuilt by the steps of 900_derived.sql.

set role desk_owner;

-- What was done, here and in earlier runs.
create table if not exists desk.demo_step (
	name text not null,
	-- of a step that is done every day
	day date,
	items_done bigint not null,
	done_at timestamptz not null,
	constraint demo_step_pkey primary key (name)
);

create table demo.step (
	place integer generated always as identity,
	name text not null,
	kind text not null,
	call text not null,
	items bigint not null,
	batch bigint not null,
	-- of an item, in rows: what it writes, or could in the time that it takes
	cost numeric not null,
	tables regclass[] not null,
	constraint step_pkey primary key (place),
	constraint step_name_key unique (name),
	constraint step_kind_check
		check (kind in ('once', 'daily', 'derived')),
	constraint step_sizes_check
		check (items >= 0 and batch > 0 and cost > 0)
);

-- Declares a step.  call: a function (first bigint, last bigint) that writes
-- the items from first to last and nothing else; it is called with
-- consecutive stretches of 1 … items.
--   once     laid on the first run, with the user triggers of `tables` off
--   daily    done once each day, with all triggers on, as other applications
--            would write: what makes today busy, and ends what was yesterday's
--   derived  done when anything was laid since it was last done
create function demo.add_step(name text, call text, items bigint,
	batch bigint default 20000, cost numeric default 1,
	tables text default '', kind text default 'once') returns void
language sql
as $$
	insert into demo.step (name, kind, call, items, batch, cost, tables)
	values (name, kind, call, items, batch, cost,
		(select coalesce(array_agg(t::regclass), '{}')
		from regexp_split_to_table(tables, '\s+') t
		where t <> ''));
$$;

-- How much of each step is done.  A daily one begins again each day, and one
-- that derives when anything was laid since.
create view demo.progress as
with laid as materialized (
	select max(d.done_at) as at
	from desk.demo_step d
	join demo.step x on x.name = d.name and x.kind = 'once'
)
select s.place, s, s.kind, s.items, s.cost,
	case when s.kind = 'daily' and d.day <> demo.today()
			or s.kind = 'derived' and d.done_at <= l.at then 0
		else coalesce(d.items_done, 0) end as done
from demo.step s
cross join laid l
left join desk.demo_step d on d.name = s.name;

create function demo.set_triggers(tables regclass[], wanted text)
returns void
language plpgsql
as $$
declare
	t regclass;
begin
	foreach t in array tables loop
		execute format('alter table %s %s trigger user', t, wanted);
	end loop;
end
$$;

create function demo.do_batch(s demo.step, first bigint, last bigint)
returns void
language plpgsql
as $$
begin
	perform demo.set_triggers(s.tables, 'disable');
	execute format('select %s($1, $2)', s.call) using first, last;
	-- what was put off would come after the triggers are on again
	set constraints all immediate;
	perform demo.set_triggers(s.tables, 'enable');
	insert into desk.demo_step as d (name, day, items_done, done_at)
	values (s.name, demo.today(), last, clock_timestamp())
	on conflict (name) do update
	set day = excluded.day, items_done = excluded.items_done,
		done_at = excluded.done_at;
end
$$;

-- The batch that is next; no row when everything is done.
create function demo.next_batch()
returns table (s demo.step, first bigint, last bigint)
language sql stable
as $$
	select p.s, p.done + 1, least(p.done + (p.s).batch, p.items)
	from demo.progress p
	where p.done < p.items
	order by p.kind = 'daily', p.place
	limit 1;
$$;

-- Does the next batch, or puts back a part of the tables that a step has filled
-- (014_apart.sql).  Answers with what comes after it, how much of all steps is
-- done, in thousands of rows, and whether the transaction has to go on; with no
-- row when there is nothing more.
create function demo.advance()
returns table (step text, done integer, total integer, is_open boolean)
language plpgsql
set jit = off
as $$
declare
	b record;
	laying text;
begin
	select a.step into laying from demo.apart a limit 1;
	select * into b from demo.next_batch();
	if laying is not null and (b.s).name is distinct from laying then
		perform demo.put_back();
	elsif not found then
		return;
	else
		if laying is null then
			perform demo.take_apart(b.s, b.first);
		end if;
		perform demo.do_batch(b.s, b.first, b.last);
	end if;
	return query
	select coalesce(a.step, (n.s).name), p.done, p.total,
		a.step is not null
	from demo.putting_back a
	full join demo.next_batch() n on true
	cross join lateral (
		select (sum(x.cost * x.done * case when (x.s).name = a.step
				then 1 - a.share else 1 end) / 1000)::integer
				as done,
			(sum(x.cost * x.items) / 1000)::integer as total
		from demo.progress x) p;
end
$$;

reset role;
