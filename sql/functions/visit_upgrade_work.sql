-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.visit_upgrade.  Who waits for that tier has waited with it:
-- their place is done.  Nobody else gets a room that the waitlist is owed.

set role desk_owner;

create or replace function desk.visit_upgrade_work(args jsonb) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	unit constant text := args ->> 'unit';
	it record;
	n desk.counter_unit_now;
	place uuid;
	done jsonb;
begin
	select * into it from desk.counter_unit_find(args ->> 'target');
	if it.kind is distinct from 'room' then
		perform desk.refuse('limit', 'An upgrade is to a room');
	end if;
	perform desk.counter_hold(array[unit, args ->> 'target'] || array(
		select 'room:' || r.number from counter.rooms r
		where r.type::text = it.tier and r.status = 'CLEAN'));
	n := desk.unit_current(unit, args ->> 'version');
	perform desk.unit_guest_check(n, true);
	perform desk.counter_upgrade_price(n.rental::counter.rental_type,
		it.tier::counter.rental_type);
	perform desk.counter_owed_check(it, n.customer, n.visit, null, false);

	place := desk.visit_place_taken(n, it);
	done := desk.counter_upgrade(args, n.visit, it.id, args ->> 'settle',
		place);
	if place is not null then
		update counter.waitlist w
		set status = 'COMPLETED', completed_at = desk.clock()
		where w.id = place;
		perform desk.counter_audit(args, 'WAITLIST_COMPLETED',
			'waitlist', place, null, '{"status": "COMPLETED"}');
	end if;
	return desk.unit_outcome(format('{customer:%s} has room %s%s',
		n.customer, it.number, done ->> 'words'), 'room:' || it.number,
		done - 'words');
end
$$;

revoke all on function desk.visit_upgrade_work(jsonb) from public;

reset role;
