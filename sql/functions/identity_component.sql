-- SPDX-License-Identifier: GPL-3.0-or-later
-- The identities that are one person (database.md 4): all that can be reached
-- over equal trusted keys that nobody has muted, and over links that nobody
-- has ended.  At most 200, the nearest first: who has more is no person.

set role desk_owner;

create or replace function desk.identity_component(start bigint)
returns table (identity bigint, hops integer)
language plpgsql stable
set plan_cache_mode = force_generic_plan
set jit = off
as $$
#variable_conflict use_column
declare
	known bigint[] := array[start];
	edge bigint[] := known;
	depth integer := 0;
begin
	while cardinality(edge) > 0 and cardinality(known) <= 200 loop
		return query select e, depth from unnest(edge) e;
		depth := depth + 1;
		edge := array(
			select other.identity
			from desk.identity_key mine
			join desk.identity_key other on other.kind = mine.kind
				and other.value = mine.value
			where mine.identity = any (edge) and mine.trusted
			  and other.trusted
			  and other.identity <> all (known)
			  and not exists (
				select from desk.identity_mute m
				where m.kind = mine.kind
				  and m.value = mine.value
				  and m.ended_at is null
				  and coalesce(m.identity, mine.identity)
					in (mine.identity, other.identity))
			union
			select l.high from desk.identity_link l
			where l.low = any (edge) and l.ended_at is null
			  and l.high <> all (known)
			union
			select l.low from desk.identity_link l
			where l.high = any (edge) and l.ended_at is null
			  and l.low <> all (known)
			order by 1
			limit 201 - cardinality(known));
		known := known || edge;
	end loop;
end
$$;

revoke all on function desk.identity_component(bigint) from public;

reset role;
