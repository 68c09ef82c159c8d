-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who might be the same person as one whose component is given, though nothing
-- joins them: by e-mail that is not trusted, phone, name with date of birth, or
-- name.  Most reasons first; a value that more than 50 share says nothing.

set role desk_owner;

create or replace function desk.identity_alike(component bigint[],
	most integer)
returns table (identity bigint, reasons text[])
language sql stable
set plan_cache_mode = force_generic_plan
set jit = off
as $$
	with mine as materialized (
		select distinct k.kind, k.value
		from desk.identity_key k
		where k.identity = any (component)
		  and k.kind in ('email', 'phone', 'born', 'name')
		  -- fewer digits are no phone
		  and (k.kind <> 'phone' or length(k.value) >= 7)
	), other as (
		select m.kind, m.value, o.identity
		from mine m
		cross join lateral (
			select k.identity
			from desk.identity_key k
			where k.kind = m.kind and m.kind <> 'phone'
			  and k.value = m.value
			union all
			-- with and without a country's digits
			select k.identity
			from desk.identity_key k
			where k.kind = 'phone' and m.kind = 'phone'
			  and k.value >= left(m.value, 10)
			  and k.value < desk.prefix_end(left(m.value, 10))
			limit 51) o
	), telling as (
		select o.*, count(*) over (partition by o.kind, o.value) as many
		from other o
	)
	select t.identity, array_agg(distinct t.kind order by t.kind)
	from telling t
	where t.many <= 50 and t.identity <> all (component)
	group by t.identity
	order by count(distinct t.kind) desc, t.identity
	limit most;
$$;

revoke all on function desk.identity_alike(bigint[], integer) from public;

reset role;
