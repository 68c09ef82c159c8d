-- SPDX-License-Identifier: GPL-3.0-or-later
-- Second half of a rebuild: makes hard what meets nobody, then, takers first,
-- what still fits among the rest; what does not becomes an integrity issue.

set role desk_owner;

create or replace function desk.occupancy_harden() returns void
language plpgsql
as $$
declare
	o record;
begin
	update desk.occupancy y set hard = true
	from desk.lane l
	where l.id = y.lane_id and l.system = 'club'
	  and y.src not in ('k', 'c')
	  and not exists (
		select from desk.occupancy x
		where x.lane_id = y.lane_id and x.during && y.during
		  and x.claim <> y.claim and x.src not in ('k', 'c'));

	for o in
		select s.*
		from desk.occupancy s
		join desk.lane l on l.id = s.lane_id and l.system = 'club'
		left join club.booking_requests b
			on b.id = s.claim and s.src <> 't'
		where not s.hard and s.src not in ('k', 'c')
		order by b.origin not in ('trackman_import',
			'trackman_webhook') desc nulls last,
			s.claim, s.lane_id, s.src
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
end
$$;

revoke all on function desk.occupancy_harden() from public;

reset role;
