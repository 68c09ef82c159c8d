-- SPDX-License-Identifier: GPL-3.0-or-later
-- Judges and stores one expected row of desk.occupancy.  A taker is judged on
-- the time it adds to what its claim held on the lane (`held`), so that a
-- booking under a closure may still be shortened.  A report is stored whatever
-- it meets, and hard only where it meets nothing.

set role desk_owner;

create or replace function desk.occupancy_store(w desk.occupancy_expected,
	lane integer, held tsmultirange) returns void
language plpgsql
as $$
declare
	rival desk.occupancy;
begin
	rival := desk.occupancy_clash(lane, tsmultirange(w.during)
		- case when w.takes then coalesce(held, '{}') else '{}' end,
		w.claim);
	if w.takes and rival.claim is not null then
		raise exception 'that time is taken'
			using errcode = 'exclusion_violation',
				constraint = 'occupancy_no_overlap';
	end if;
	insert into desk.occupancy (claim, lane_id, src, src_id, during, hard)
	values (w.claim, lane, w.src, w.src_id, w.during,
		w.takes or (rival.claim is null and w.src not in ('k', 'c')));

	-- A closure or block by staff was confirmed against its list.
	if rival.claim is not null and not (w.src in ('k', 'c')
		and exists (select from desk.staff s
			where s.login = session_user)) then
		insert into desk.integrity_issue (at, kind, detail)
		values (desk.clock(), 'overlap', jsonb_build_object(
			'claim', w.claim, 'src', w.src, 'src_id', w.src_id,
			'lane', lane, 'with', rival.claim,
			'during', w.during));
	end if;
end
$$;

revoke all on function desk.occupancy_store(desk.occupancy_expected, integer,
	tsmultirange) from public;

reset role;
