-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where the club's part of desk.occupancy, and desk.session_load, differ from
-- their sources; no row when all is well.  A taker stored soft is an overlap
-- that a rebuild found.

set role desk_owner;

create or replace function desk.occupancy_verify()
returns table (problem text, claim bigint, lane text, key text, src "char",
	src_id text, during tsrange)
language sql
as $$
	with expected as (
		select e.claim, e.lane, e.key, e.src, e.src_id, e.during,
			e.takes
		from desk.occupancy_expected e
		-- asked once, before: an index finds what is after it
		where e.day >= (select desk.occupancy_cutoff()
				::date - 1)
		  and upper(e.during) > (select
				desk.occupancy_cutoff())
	), actual as (
		select o.claim, l.kind, l.key, o.src, o.src_id, o.during,
			o.hard
		from desk.occupancy o
		join desk.lane l on l.id = o.lane_id,
			desk.occupancy_cutoff() cutoff
		where upper(o.during) > cutoff and l.system = 'club'
	)
	select case when a.claim is null then 'missing'
			when e.claim is null then 'too much'
			else 'overlaps' end,
		coalesce(e.claim, a.claim), coalesce(e.lane, a.kind),
		coalesce(e.key, a.key), coalesce(e.src, a.src),
		coalesce(e.src_id, a.src_id), coalesce(e.during, a.during)
	from expected e
	full join actual a on a.claim = e.claim and a.kind = e.lane
		and a.key = e.key and a.src = e.src and a.src_id = e.src_id
		and a.during = e.during
	where a.claim is null or e.claim is null or (e.takes and not a.hard)
	union all
	select 'heads miscounted', null, 'session',
		coalesce(e.session_id, l.session_id)::text, null,
		coalesce(l.taken, 0)::text, null
	from desk.session_load_expected e
	full join desk.session_load l on l.session_id = e.session_id
	where e.taken is distinct from l.taken;
$$;

revoke all on function desk.occupancy_verify() from public;

reset role;
