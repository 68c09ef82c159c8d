-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is wrong with the index of people of all systems: identities, their
-- keys, their search tokens.  No row: nothing.

set role desk_owner;

create or replace function desk.identity_verify()
returns table (system text, kind text, key text, wrong text)
language sql stable
as $$
	with expected as materialized (
		select s as source, s.system, s.kind, coalesce(s.text_key,
			s.int_key::text, s.uuid_key::text) as key,
			coalesce(desk.name_words(s.name), '{}') as words
		from desk.identity_facts s
	), due as (
		select e.system, e.kind, e.key, x.kind as what, x.value,
			x.trusted
		from expected e, lateral desk.identity_keys(e.source, e.words) x
	), kept as (
		select i.system, i.kind, i.key, x.kind as what, x.value,
			x.trusted
		from desk.identity_key x
		left join desk.identity i on i.id = x.identity
	)
	select coalesce(e.system, i.system), coalesce(e.kind, i.kind),
		coalesce(e.key, i.key),
		case when i.id is null then 'missing'
			when e.key is null then 'in excess'
			else 'out of date' end
	from expected e
	full join (select * from desk.identity x where x.is_live) i
		on i.system = e.system and i.kind = e.kind and i.key = e.key
	where i.words is distinct from e.words
	union all
	select d.system, d.kind, d.key, 'lacks a key: ' || d.what
	from (table due except table kept) d
	union all
	select k.system, k.kind, k.key, 'has a key too much: ' || k.what
	from (table kept except table due) k
	union all
	select i.system, i.kind, i.key, 'tokens out of date'
	from desk.identity i
	full join (
		select n.identity, array_agg(n.word || ' ' || n.partner || ' '
			|| n.main order by n.word, n.partner, n.main) as tokens
		from desk.identity_name n
		group by n.identity) t on t.identity = i.id
	where t.tokens is distinct from (
		select array_agg(p.word || ' ' || p.partner || ' ' || p.main
			order by p.word collate "C", p.partner collate "C",
			p.main)
		from desk.name_pairs(i.words) p);
$$;

revoke all on function desk.identity_verify() from public;

reset role;
