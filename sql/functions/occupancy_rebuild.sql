-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes the club's part of desk.occupancy, and desk.session_load, anew from
-- their sources, after rows were loaded with triggers off.  Takers come first;
-- one that meets another is stored soft with an integrity issue instead of
-- failing the load.

set role desk_owner;

create or replace function desk.occupancy_rebuild() returns integer
language plpgsql
as $$
declare
	cutoff timestamp := desk.occupancy_cutoff();
	stored integer;
	kept desk.occupancy_expected[];
begin
	lock table desk.occupancy, desk.session_load
		in share row exclusive mode;
	-- little however long the past is, so it is asked for once
	kept := array(
		select e from desk.occupancy_expected e
		where e.day >= cutoff::date - 1 and upper(e.during) > cutoff);
	delete from desk.occupancy o using desk.lane l
	where l.id = o.lane_id and l.system = 'club';
	delete from desk.session_load;

	insert into desk.session_load (session_id, taken, capacity)
	select e.session_id, e.taken,
		case when e.taken <= e.capacity then e.capacity end
	from desk.session_load_expected e;

	insert into desk.lane (system, kind, key)
	select distinct 'club', e.lane, e.key
	from unnest(kept) e
	on conflict do nothing;

	insert into desk.occupancy (claim, lane_id, src, src_id, during, hard)
	select e.claim, l.id, e.src, e.src_id, e.during, false
	from unnest(kept) e
	join desk.lane l on l.system = 'club' and l.kind = e.lane
		and l.key = e.key;
	get diagnostics stored = row_count;

	perform desk.occupancy_harden();
	return stored;
end
$$;

revoke all on function desk.occupancy_rebuild() from public;

reset role;
