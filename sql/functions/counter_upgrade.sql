-- SPDX-License-Identifier: GPL-3.0-or-later
-- Gives the guest of a visit a better room for the rest of their stay
-- (domain.md 1.5, 1.6): the fee, paid at once; the units, the old room dirty;
-- the same block with another room; the charge; each on the record.  `place` is
-- the one on the waitlist that it ends, if any.  The caller has locked
-- everything and ends the place.

set role desk_owner;

create or replace function desk.counter_upgrade(args jsonb, visit uuid,
	room uuid, settle text, place uuid default null) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	n desk.counter_unit_now;
	r counter.rooms;
	wanted counter.rental_type;
	minor integer;
	-- who only asks what it costs need not say how they pay
	method constant text := case when (args ->> 'dry_run')::boolean
		then coalesce(nullif(settle, 'none'), 'CASH') else settle end;
	intent uuid;
	before jsonb;
	after jsonb;
	outgrown text;
begin
	select x.* into n from desk.counter_unit_now x where x.visit = visit;
	if not found or n.block is null then
		perform desk.refuse('state', 'Nobody is in there any more');
	end if;
	perform desk.unit_lane_check(n);
	perform desk.unit_claim_check(n);
	select x.* into strict r from counter.rooms x where x.id = room;
	wanted := r.type::text;
	minor := desk.counter_upgrade_price(n.rental::counter.rental_type,
		wanted);
	perform desk.counter_seen_check(args, nullif(settle, 'none'), minor);

	before := jsonb_build_object('unit', n.unit, 'rental', n.rental);
	after := jsonb_build_object('unit', 'room:' || r.number,
		'rental', wanted, 'minor', minor);
	perform desk.counter_audit(args, 'UPGRADE_DISCLAIMER', 'visit', visit,
		null, after);
	perform desk.counter_audit(args, 'UPGRADE_STARTED', 'checkin_block',
		n.block, before, after);
	intent := desk.counter_take(args, method, jsonb_build_object(
		'type', 'UPGRADE', 'fromTier', n.rental, 'toTier', wanted,
		'amount', desk.dollars(minor), 'waitlistId', place,
		'newRoomId', room, 'newRoomNumber', r.number));
	perform desk.counter_audit(args, 'UPGRADE_PAID', 'payment_intent',
		intent, null, jsonb_build_object('minor', minor));

	perform desk.counter_unit_enter('room', room, n.customer);
	update counter.checkin_blocks b
	set room_id = room, locker_id = null, rental_type = wanted
	where b.id = n.block;
	perform desk.counter_unit_leave(n.kind, n.id);
	outgrown := desk.place_outgrown(args, visit, wanted, place);
	insert into counter.charges (visit_id, checkin_block_id, type, amount,
		payment_intent_id, created_at)
	values (visit, n.block, 'UPGRADE_FEE', desk.dollars(minor), intent,
		desk.clock());
	perform desk.counter_audit(args, 'RELEASE', n.kind, n.id,
		jsonb_build_object('customer', n.customer), null);
	perform desk.counter_audit(args, 'ASSIGN', 'room', room, null,
		jsonb_build_object('customer', n.customer));
	perform desk.counter_audit(args, 'UPGRADE_COMPLETED', 'checkin_block',
		n.block, before, after);
	return jsonb_build_object('unit', 'room:' || r.number, 'left', n.unit,
		'price_minor', minor, 'words', format(' instead of %s%s',
			desk.counter_unit_label(n.unit), case when minor > 0
				then format(': %s paid%s', desk.money(minor),
					desk.counter_method_words(method))
			else '' end) || outgrown);
end
$$;

revoke all on function desk.counter_upgrade(jsonb, uuid, uuid, text, uuid)
	from public;

reset role;
