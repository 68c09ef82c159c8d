-- SPDX-License-Identifier: GPL-3.0-or-later
-- Finds members and guests while their name is typed (product.md F4): who is
-- in the building first, then who has a booking that day, then in the order of
-- the words that matched.  Hits are counted up to a cap of a thousand; of a
-- longer list those who play that day are never left out.  The day is the one
-- that is being booked; none is today.
--
-- Every range is written so that a generic plan serves it: planning anew would
-- cost more than the search.

set role desk_owner;

create or replace function desk.person_find(wanted text, most integer,
	day date default null)
returns table (kind text, user_id text, guest_id integer, name text,
	tier text, status text, phone_last4 text, matched text,
	now_text text, hits integer)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
set plan_cache_mode = 'force_generic_plan'
set jit = off
as $$
#variable_conflict use_column
declare
	cap constant integer := 1000;
	now timestamp := desk.local_now('club');
	that_day date := coalesce(day, now::date);
	found_by record;
	total integer := cap;
	shows integer := least(greatest($2, 0), 100);
	-- of more hits than are counted, those who play then are sought apart
	typed text[];
begin
	perform desk.actor();
	select * into found_by from desk.people_wanted($1, cap);
	if cardinality(found_by.people) = 0 then
		return;
	elsif cardinality(found_by.people) <= cap then
		total := (select count(distinct p)
			from unnest(found_by.people) p);
	elsif found_by.matched = 'name' then
		typed := desk.name_words($1);
	end if;

	return query
	with here as materialized (
		select t.*, row_number() over (order by t.inside desc,
			t.starts) as place
		from desk.people_on(that_day, now) t
		where t.person = any (found_by.people)
		   or typed is not null and not exists (
			select from unnest(typed) x
			where not exists (select from unnest(t.words) w
				where w ^@ x))
	), shown as materialized (
		select h.person, 0 as rank, h.place from here h
		union all
		(select r.person, 1, min(r.place)
		 -- somebody stands here at most once a word, five times
		 from unnest(found_by.people[:10 * shows])
			with ordinality r (person, place)
		 where r.person <> all (array(select h.person from here h))
		 group by r.person
		 order by 3)
		order by 2, 3
		limit shows
	)
	select case when p.guest_id is null then 'member' else 'guest' end,
		p.user_id::text, p.guest_id,
		desk.listing_name(coalesce(t.name, g.name)), t.tier::text,
		case when p.guest_id is null then t.status::text
			else 'guest' end,
		desk.phone_end(reverse(p.phone_tail)), found_by.matched,
		desk.now_words(h.resources, h.starts, h.ends, that_day, now),
		total
	from shown s
	join desk.person p on p.id = s.person
	left join here h on h.person = s.person
	left join desk.member_terms t on t.user_id = p.user_id
	left join club.guests g on g.id = p.guest_id
	order by s.rank, s.place;
end
$$;

revoke all on function desk.person_find(text, integer, date) from public;
grant execute on function desk.person_find(text, integer, date)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
