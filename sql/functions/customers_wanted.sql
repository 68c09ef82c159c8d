-- SPDX-License-Identifier: GPL-3.0-or-later
-- The customers of the counter that somebody typed or scanned, at most `cap`:
-- by the hash of an identity card, a key tag, a part of a membership number, a
-- name; when all that finds nobody, by names that look alike (domain.md 1.10:
-- from two characters on).  Where a list is full of those whose name begins
-- with what was typed, those who have it somewhere inside are left out.

set role desk_owner;

create or replace function desk.customers_wanted(wanted text, cap integer)
returns table (customer uuid, matched text, rank integer)
language plpgsql stable
-- so few that whoever joins them looks them up
rows 100
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_variable
declare
	typed constant text := ltrim(btrim(coalesce(wanted, '')), '#');
	words constant text[] := desk.name_words(typed);
	-- a list has a hundred at most (desk.lane_lookup)
	full_list constant integer := 100;
	named uuid[] := '{}';
	inside uuid[] := '{}';
	numbered uuid[] := '{}';
begin
	if length(typed) not between 2 and 200 or typed ~ '^[\s,]*$' then
		return;
	elsif length(array_to_string(words, '')) >= 2 then
		named := desk.customers_by_name(words, cap);
	end if;
	if cardinality(named) < full_list then
		inside := desk.customers_written(typed, words, cap);
	end if;
	if typed !~ '[\s,]' then
		numbered := desk.customers_by_number(typed, cap);
	end if;
	return query
	select h.id, (array['identity card', 'key tag', 'membership number',
			'name', 'name'])[min(h.rank)], min(h.rank)
	from (select c.id, 1 as rank from counter.customers c
		where c.id_scan_hash = typed
		union all
		select n.customer, 2
		from counter.key_tags k
		join desk.counter_unit_now n
			on n.id = coalesce(k.room_id, k.locker_id)
		where k.tag_code = typed and k.is_active
		  and n.customer is not null
		union all
		select y, 3 from unnest(numbered) y
		union all
		select y, 4 from unnest(named) y
		union all
		select y, 5 from unnest(inside) y) h
	group by h.id
	limit cap;
	if not found and words <> '{}' then
		return query
		select distinct y, 'sounds alike', 6
		from unnest(desk.customers_like_name(words, cap)) y;
	end if;
end
$$;

revoke all on function desk.customers_wanted(text, integer) from public;

reset role;
