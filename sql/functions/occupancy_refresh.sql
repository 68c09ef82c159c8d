-- SPDX-License-Identifier: GPL-3.0-or-later
-- Brings desk.occupancy in line with its sources for the given rows, after
-- they changed.  Releasing needs no lane: whoever still sees the row refuses,
-- which is safe.  What is new is judged with its lanes locked.  Everything is
-- found by key, so a generic plan is as good and saves the planning.

set role desk_owner;

create or replace function desk.occupancy_refresh(bookings integer[],
	slots integer[] default '{}', unmatched integer[] default '{}',
	blocks integer[] default '{}', closures integer[] default '{}')
returns void
language plpgsql
set plan_cache_mode = force_generic_plan
as $$
declare
	cutoff timestamp := desk.occupancy_cutoff();
	wanted desk.occupancy_expected[] := '{}';
	gone desk.occupancy[];
	w desk.occupancy_expected;
	lane integer;
	held tsmultirange;
begin
	if cardinality(bookings) > 0 then
		wanted := array(select e from desk.occupancy_expected e
			where e.kind = 'booking' and e.id = any (bookings)
			  and upper(e.during) > cutoff);
	end if;
	if cardinality(slots) > 0 then
		wanted := wanted || array(select e
			from desk.occupancy_expected e
			where e.kind = 'slot' and e.id = any (slots)
			  and upper(e.during) > cutoff);
	end if;
	if cardinality(unmatched) > 0 then
		wanted := wanted || array(select e
			from desk.occupancy_expected e
			where e.kind = 'unmatched' and e.id = any (unmatched)
			  and upper(e.during) > cutoff);
	end if;
	if cardinality(blocks) > 0 then
		wanted := wanted || array(select e
			from desk.occupancy_expected e
			where e.kind = 'block' and e.id = any (blocks)
			  and upper(e.during) > cutoff);
	end if;
	if cardinality(closures) > 0 then
		wanted := wanted || array(select e
			from desk.occupancy_expected e
			where e.kind = 'closure' and e.id = any (closures)
			  and upper(e.during) > cutoff);
	end if;

	with stale as (
		delete from desk.occupancy o
		where (o.claim = any (bookings) and o.src <> 't'
			or o.src = 't' and o.src_id = any (slots::text[])
			or o.src = 'u' and o.src_id = any (unmatched::text[])
			or o.src = 'k' and o.src_id = any (blocks::text[])
			or o.src = 'c' and o.src_id = any (closures::text[]))
		  and not exists (
			select from unnest(wanted) x
			join desk.lane l on l.system = 'club'
				and l.kind = x.lane and l.key = x.key
			where x.claim = o.claim and l.id = o.lane_id
			  and x.src = o.src and x.src_id = o.src_id
			  and x.during = o.during)
		returning o.*)
	select array_agg(s) into gone from stale s;

	select array_agg(x order by x.takes desc, x.claim, x.lane, x.key, x.src)
	into wanted
	from unnest(wanted) x
	where not exists (
		select from desk.occupancy o
		join desk.lane l on l.id = o.lane_id
		where o.src = x.src and o.src_id = x.src_id
		  and o.claim = x.claim and l.system = 'club'
		  and l.kind = x.lane and l.key = x.key);
	if wanted is null then
		return;
	end if;

	perform desk.lanes_lock(
		array(select x.key::integer from unnest(wanted) x
			where x.lane = 'resource'),
		array(select x.key from unnest(wanted) x
			where x.lane = 'member'));
	foreach w in array wanted loop
		lane := desk.lane_id(w.lane, w.key);
		select range_agg(h.during) into held
		from (select g.during from unnest(gone) g
			where g.claim = w.claim and g.lane_id = lane
			union all
			select o.during from desk.occupancy o
			where o.claim = w.claim and o.lane_id = lane) h;
		perform desk.occupancy_store(w, lane, held);
	end loop;
end
$$;

revoke all on function desk.occupancy_refresh(integer[], integer[], integer[],
	integer[], integer[]) from public;

reset role;
