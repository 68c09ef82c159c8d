-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.unit_clean: everything is locked in order first, then each
-- row has a savepoint of its own.  Rooms that are clean now are offered to
-- whoever waits before the outcome is told.

set role desk_owner;

create or replace function desk.unit_clean_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	units text[] := array(select r.unit from desk.unit_rows(args -> 'rows') r);
	next text := args ->> 'to';
	batch uuid;
	item record;
	results jsonb := '[]';
begin
	perform desk.unit_undo_hold(args, units);
	if next is null and exists (select
		from desk.unit_rows(args -> 'rows') r
		where r.said ->> 'to' is null) then
		next := desk.unit_clean_next(units);
	end if;

	insert into counter.cleaning_batches (staff_id, started_at)
	values (desk.counter_actor(desk.actor()), desk.clock())
	returning id into batch;
	for item in
		select r.unit, r.said from desk.unit_rows(args -> 'rows') r
	loop
		results := results || (desk.attempt('unit_step', args - 'rows'
			|| jsonb_build_object('unit', item.unit,
				'version', item.said -> 'version',
				'to', coalesce(item.said ->> 'to', next),
				'scanned', not item.said ? 'unit',
				'batch', batch)) - 'undo' - 'rendered'
			-- as they were said, and no name of anybody
			|| jsonb_build_object('unit', desk.verbatim(item.unit),
				'tag', desk.verbatim(item.said ->> 'tag')));
	end loop;
	update counter.cleaning_batches c set completed_at = desk.clock()
	where c.id = batch;
	delete from counter.cleaning_batches c
	where c.id = batch and not exists (select
		from counter.cleaning_batch_rooms r where r.batch_id = batch);
	perform desk.counter_offers_now();
	return desk.units_outcome(results, args ? 'undo_of');
end
$$;

revoke all on function desk.unit_clean_work(jsonb) from public;

reset role;
