-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes academy's part of desk.occupancy anew, after rows were loaded with
-- triggers off.  What meets nobody is hard at once; of the rest, takers come
-- first, and what does not fit stays soft, with an integrity issue.

set role desk_owner;

create or replace function desk.academy_occupancy_rebuild() returns integer
language plpgsql
as $$
declare
	cutoff timestamp := desk.occupancy_cutoff('academy');
	stored integer;
	kept desk.academy_occupancy_expected[];
	o record;
begin
	lock table desk.occupancy in share row exclusive mode;
	-- little however long the past is, so it is asked for once
	kept := array(
		select e from desk.academy_occupancy_expected e
		where e.day >= cutoff::date - 1 and upper(e.during) > cutoff);
	delete from desk.occupancy x using desk.lane l
	where l.id = x.lane_id and l.system = 'academy';

	insert into desk.lane (system, kind, key)
	select distinct 'academy', e.lane, e.key
	from unnest(kept) e
	on conflict do nothing;
	insert into desk.occupancy (claim, lane_id, src, src_id, during, hard)
	select e.claim, l.id, e.src, e.src_id, e.during, false
	from unnest(kept) e
	join desk.lane l on l.system = 'academy' and l.kind = e.lane
		and l.key = e.key;
	get diagnostics stored = row_count;

	update desk.occupancy y set hard = true
	from desk.lane l
	where l.id = y.lane_id and l.system = 'academy'
	  and not exists (
		select from desk.occupancy x
		where x.lane_id = y.lane_id and x.during && y.during
		  and x.claim <> y.claim);
	for o in
		select y.*
		from desk.occupancy y
		join desk.lane l on l.id = y.lane_id and l.system = 'academy'
		where not y.hard
		order by y.src in ('T', 'R'), y.claim, y.lane_id, y.src
	loop
		if exists (select from desk.occupancy x
			where x.lane_id = o.lane_id and x.during && o.during
			  and x.claim <> o.claim and x.hard) then
			insert into desk.integrity_issue (at, kind, detail)
			values (desk.clock(), 'overlap', jsonb_build_object(
				'claim', o.claim, 'src', o.src,
				'src_id', o.src_id, 'lane', o.lane_id,
				'during', o.during));
		else
			update desk.occupancy x set hard = true
			where x.claim = o.claim and x.lane_id = o.lane_id
			  and x.src = o.src and x.src_id = o.src_id;
		end if;
	end loop;
	return stored;
end
$$;

revoke all on function desk.academy_occupancy_rebuild() from public;

reset role;
