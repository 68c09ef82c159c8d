-- SPDX-License-Identifier: GPL-3.0-or-later
-- Judges and stores one expected row of academy.  A taker is judged on the
-- time it adds to what its claim held on the lane before (`went`, and what is
-- still there), so that a session that an event was laid over may still be
-- shortened.  A report is stored whatever it meets, and hard only where it
-- meets nothing.

set role desk_owner;

create or replace function desk.academy_occupancy_store(
	w desk.academy_occupancy_expected, went desk.occupancy[]) returns void
language plpgsql
as $$
declare
	lane integer;
	adds tsmultirange := tsmultirange(w.during);
	rival desk.occupancy;
begin
	select l.id into lane from desk.lane l
	where l.system = 'academy' and l.kind = w.lane and l.key = w.key;
	if w.takes then
		select adds - coalesce(range_agg(h.during), '{}') into adds
		from (select g.during from unnest(went) g
			where g.claim = w.claim and g.lane_id = lane
			union all
			select o.during from desk.occupancy o
			where o.claim = w.claim and o.lane_id = lane) h;
	end if;
	select o.* into rival from desk.occupancy o
	where o.lane_id = lane and o.during && adds and o.claim <> w.claim
	order by lower(o.during), o.src
	limit 1;
	if w.takes and rival.claim is not null then
		perform desk.refuse('clash', format(case w.lane
			when 'trainer' then 'The trainer is busy %s'
			else 'The child is elsewhere %s' end,
			desk.span(lower(rival.during), upper(rival.during))),
			null, jsonb_build_object('holder', jsonb_build_object(
				'kind', w.lane, 'id', w.key,
				'starts', desk.stamp(lower(rival.during)),
				'ends', desk.stamp(upper(rival.during)))));
	end if;

	insert into desk.occupancy (claim, lane_id, src, src_id, during, hard)
	values (w.claim, lane, w.src, w.src_id, w.during,
		w.takes or rival.claim is null);
	if rival.claim is not null then
		insert into desk.integrity_issue (at, kind, detail)
		values (desk.clock(), 'overlap', jsonb_build_object(
			'claim', w.claim, 'src', w.src, 'src_id', w.src_id,
			'lane', lane, 'with', rival.claim,
			'during', w.during));
	end if;
end
$$;

revoke all on function desk.academy_occupancy_store(
	desk.academy_occupancy_expected, desk.occupancy[]) from public;

reset role;
