-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where academy's part of desk.occupancy differs from its sources; no row when
-- all is well.  A taker stored soft is an overlap that a rebuild found.

set role desk_owner;

create or replace function desk.academy_occupancy_verify()
returns table (problem text, claim bigint, lane text, key text, src "char",
	src_id text, during tsrange)
language sql
as $$
	with expected as (
		select e.claim, e.lane, e.key, e.src, e.src_id, e.during,
			e.takes
		from desk.academy_occupancy_expected e
		-- asked once, before: an index finds what is after it
		where e.day >= (select desk.occupancy_cutoff('academy')
				::date - 1)
		  and upper(e.during) > (select
				desk.occupancy_cutoff('academy'))
	), actual as (
		select o.claim, l.kind, l.key, o.src, o.src_id, o.during,
			o.hard
		from desk.occupancy o
		join desk.lane l on l.id = o.lane_id,
			desk.occupancy_cutoff('academy') cutoff
		where upper(o.during) > cutoff and l.system = 'academy'
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
	where a.claim is null or e.claim is null or (e.takes and not a.hard);
$$;

revoke all on function desk.academy_occupancy_verify() from public;

reset role;
