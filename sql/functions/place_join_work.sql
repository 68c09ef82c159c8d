-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.place_join: the rental they have is what they wait with.
-- Nobody waits for what is free, nor for what would be no upgrade.

set role desk_owner;

create or replace function desk.place_join_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	unit text := args ->> 'unit';
	wanted counter.rental_type;
	n desk.counter_unit_now;
	place uuid;
begin
	if (args ->> 'wanted' in ('STANDARD', 'DOUBLE', 'SPECIAL'))
		is not true then
		perform desk.refuse('limit',
			'People wait for STANDARD, DOUBLE or SPECIAL');
	end if;
	wanted := args ->> 'wanted';
	perform desk.counter_hold(array[unit]);
	n := desk.unit_current(unit, args ->> 'version');
	perform desk.counter_offers_lapse(wanted);
	perform desk.place_join_check(n, wanted);

	insert into counter.waitlist (visit_id, checkin_block_id, desired_tier,
		backup_tier, locker_or_room_assigned_initially, created_at)
	values (n.visit, n.block, wanted, n.rental::counter.rental_type, n.id,
		desk.clock())
	returning id into place;
	perform desk.counter_audit(args, 'WAITLIST_CREATED', 'waitlist', place,
		null, jsonb_build_object('status', 'ACTIVE', 'wanted', wanted,
			'backup', n.rental));
	return desk.place_outcome(format('{customer:%s} waits for %s: %s',
			n.customer, wanted, desk.place_standing(place)), place,
		jsonb_build_object('unit', unit),
		jsonb_build_object('action', 'place_cancel', 'args',
			jsonb_build_object('place', place, 'reason',
				'Joined by mistake')));
end
$$;

revoke all on function desk.place_join_work(jsonb) from public;

reset role;
