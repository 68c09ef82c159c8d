-- SPDX-License-Identifier: GPL-3.0-or-later
-- Brings academy's part of desk.occupancy in line with its sources for the
-- given things (see desk.academy_occupancy_expected), after they changed.
-- Releasing needs no lane: whoever still sees the row refuses, which is safe.
-- What is new is judged with its lanes locked.  `gone` are participants whose
-- session can no longer be told.

set role desk_owner;

create or replace function desk.academy_occupancy_refresh(things_kind text,
	things text[], gone text[] default '{}') returns void
language plpgsql
set plan_cache_mode = force_generic_plan
as $$
declare
	cutoff timestamp := desk.occupancy_cutoff('academy');
	claims bigint[] := array(select desk.academy_claim(things_kind,
		x) from unnest(things) x);
	wanted desk.academy_occupancy_expected[];
	went desk.occupancy[];
	w desk.academy_occupancy_expected;
begin
	if cardinality(things) + cardinality(gone) = 0 then
		return;
	end if;
	wanted := array(select e from desk.academy_occupancy_expected e
		where e.kind = things_kind and e.id = any (things)
		  and upper(e.during) > cutoff);

	with stale as (
		delete from desk.occupancy o
		where (o.claim = any (claims)
			or o.src = 'P' and o.src_id = any (gone))
		  and not exists (
			select from unnest(wanted) x
			join desk.lane l on l.system = 'academy'
				and l.kind = x.lane and l.key = x.key
			where x.claim = o.claim and l.id = o.lane_id
			  and x.src = o.src and x.src_id = o.src_id
			  and x.during = o.during)
		returning o.*)
	select array_agg(s) into went from stale s;

	wanted := array(select x from unnest(wanted) x
		where not exists (
			select from desk.occupancy o
			join desk.lane l on l.id = o.lane_id
			where o.src = x.src and o.src_id = x.src_id
			  and o.claim = x.claim and l.system = 'academy'
			  and l.kind = x.lane and l.key = x.key)
		order by x.claim, x.lane, x.key, x.src);
	if cardinality(wanted) = 0 then
		return;
	end if;
	perform desk.lanes_hold('academy', array_agg(x.lane),
		array_agg(x.key))
	from (select distinct u.lane, u.key from unnest(wanted) u) x;
	foreach w in array wanted loop
		perform desk.academy_occupancy_store(w, went);
	end loop;
end
$$;

revoke all on function desk.academy_occupancy_refresh(text, text[], text[])
	from public;

reset role;
