-- SPDX-License-Identifier: GPL-3.0-or-later
-- Counts people into and out of events or classes, one array element a head,
-- and tells the days of those whose number changed.  The check on the counter
-- refuses the head that does not fit (database.md 3, Capacity).

set role desk_owner;

create or replace function desk.place_load_add(what text, came integer[],
	went integer[]) returns void
language plpgsql
as $$
declare
	changed integer[];
begin
	select array_agg(x.id order by x.id) into changed
	from (select h.id
		from (select unnest(came) as id, 1 as head
			union all
			select unnest(went), -1) h
		group by h.id
		having sum(h.head) <> 0) x;
	if changed is null then
		return;
	end if;
	-- a query that locks before it sorts would lock in any order
	perform from (
		select from desk.place_load l
		where l.kind = what and l.id = any (changed)
		order by l.id
		for no key update) locked;
	update desk.place_load l
	set taken = l.taken
		+ (select count(*)::integer from unnest(came) u where u = l.id)
		- (select count(*)::integer from unnest(went) u where u = l.id)
	where l.kind = what and l.id = any (changed);
	perform desk.grid_tell(array(
		select e.start_time::date from club.events e
		where what = 'event' and e.id = any (changed)
		union
		select c.start_time::date from club.wellness_classes c
		where what = 'class' and c.id = any (changed)));
end
$$;

revoke all on function desk.place_load_add(text, integer[], integer[])
	from public;

reset role;
