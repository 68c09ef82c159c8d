-- SPDX-License-Identifier: GPL-3.0-or-later
-- Brings the index of people in line with its sources for the given rows of
-- one kind, after they changed.  One of the three lists of keys is filled, the
-- one of the type that the source's key has.
--
-- All is found by key, and planned for that: a plan made while a table was
-- small would read the whole of it when it no longer is.

set role desk_owner;

create or replace function desk.identity_refresh(system text, kind text,
	texts text[] default '{}', ints integer[] default '{}', uuids uuid[] default '{}')
returns void
language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set jit = off
as $$
#variable_conflict use_variable
declare
	keys text[] := texts || ints::text[] || uuids::text[];
	found desk.identity_facts[];
	ids bigint[];
	renamed bigint[];
begin
	-- one condition each: together they would be no index's
	if cardinality(texts) > 0 then
		found := array(select f from desk.identity_facts f
			where f.system = system and f.kind = kind
			  and f.text_key = any (texts));
	elsif cardinality(ints) > 0 then
		found := array(select f from desk.identity_facts f
			where f.system = system and f.kind = kind
			  and f.int_key = any (ints));
	else
		found := array(select f from desk.identity_facts f
			where f.system = system and f.kind = kind
			  and f.uuid_key = any (uuids));
	end if;

	-- what is there, and what is there no more, by what is expected
	with wanted as (
		select k.key, f.system is not null as is_live,
			coalesce(desk.name_words(f.name), '{}') as words
		from unnest(keys) k (key)
		left join unnest(found) f on k.key = coalesce(f.text_key,
			f.int_key::text, f.uuid_key::text)
	), changed as (
		update desk.identity i
		set is_live = w.is_live, words = w.words
		from wanted w
		where i.system = system and i.kind = kind and i.key = w.key
		  and (i.is_live, i.words)
			is distinct from (w.is_live, w.words)
		returning i.id
	), made as (
		insert into desk.identity (system, kind, key, words)
		select system, kind, w.key, w.words
		from wanted w
		where w.is_live and not exists (
			select from desk.identity i
			where i.system = system and i.kind = kind
			  and i.key = w.key)
		on conflict do nothing
		returning id
	)
	select array_agg(c.id) into renamed
	from (select id from changed union all select id from made) c;

	ids := array(select i.id from desk.identity i
		where i.system = system and i.kind = kind
		  and i.key = any (keys));
	with wanted as materialized (
		select i.id, k.kind, k.value, k.trusted
		from unnest(found) f
		join desk.identity i on i.system = system and i.kind = kind
			and i.key = coalesce(f.text_key, f.int_key::text,
				f.uuid_key::text),
			lateral desk.identity_keys(f, i.words) k
	), stale as (
		delete from desk.identity_key x
		where x.identity = any (ids)
		  and not exists (
			select from wanted w
			where w.id = x.identity and w.kind = x.kind
			  and w.value = x.value)
	)
	insert into desk.identity_key as x (identity, kind, value, trusted)
	select w.id, w.kind, w.value, w.trusted
	from wanted w
	where not exists (
		select from desk.identity_key x
		where x.identity = w.id and x.kind = w.kind
		  and x.value = w.value and x.trusted = w.trusted)
	on conflict on constraint identity_key_pkey do update
	set trusted = excluded.trusted;

	if renamed is not null then
		delete from desk.identity_name n
		where n.identity = any (renamed);
		perform desk.identity_store(renamed);
	end if;
end
$$;

revoke all on function desk.identity_refresh(text, text, text[], integer[],
	uuid[]) from public;

reset role;
