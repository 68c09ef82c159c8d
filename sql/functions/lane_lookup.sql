-- SPDX-License-Identifier: GPL-3.0-or-later
-- Customers of the counter for a start at a lane: by a scan (identity card, key
-- tag), by a membership number or a part of one, and by name, every word of it
-- somewhere in theirs (domain.md 1.10: from two characters on).  At most 1,000
-- are counted; whoever is here comes first.

set role desk_owner;

create or replace function desk.lane_lookup(wanted text, most integer)
returns table (customer uuid, name text, membership text, card text,
	matched text, now_text text, banned_until timestamp,
	past_due_minor integer, hits integer)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
	typed constant text := btrim(coalesce(wanted, ''));
	-- the longest first, by which the index finds
	likes constant text[] := array(select '%' || w || '%'
		from regexp_split_to_table(regexp_replace(typed,
			'([\\%_])', '\\\1', 'g'), '[\s,]+') w
		where w <> ''
		order by length(w) desc, w);
begin
	perform desk.actor();
	if length(typed) not between 2 and 200 or likes = '{}' then
		return;
	end if;
	return query
	with hit as (
		select c.id, min(h.rank) as rank
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
			(select c.id, 3 from counter.customers c
			where c.membership_number ilike likes[1]
			  and cardinality(likes) = 1
			limit 1000)
			union all
			(select c.id, 4 from counter.customers c
			where c.name ilike likes[1]
			  and c.name ilike all (likes)
			limit 1000)) h
		join counter.customers c on c.id = h.id
		group by c.id
		limit 1000
	)
	select c.id, desk.listing_name(c.name), c.membership_number::text,
		case when c.membership_card_type = 'SIX_MONTH' then
			format('six months, to %s', to_char(
				c.membership_valid_until, 'YYYY-MM-DD')) end,
		(array['identity card', 'key tag', 'membership number',
			'name'])[h.rank],
		desk.customer_now_words(c.id), case
			when c.banned_until > desk.clock()
			then desk.counter_local(c.banned_until) end,
		(c.past_due_balance * 100)::integer,
		h.hits
	from (select x.*, (count(*) over ())::integer as hits from hit x) h
	join counter.customers c on c.id = h.id
	order by h.rank, not exists (select from counter.visits v
			where v.customer_id = c.id and v.ended_at is null),
		c.name, c.id
	limit least(greatest(coalesce(most, 25), 0), 100);
end
$$;

revoke all on function desk.lane_lookup(text, integer) from public;
grant execute on function desk.lane_lookup(text, integer)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
