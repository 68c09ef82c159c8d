-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.place_offer.  Whether the room is free, of their tier and
-- nobody else's is the waitlist's own trigger's to say; whoever waits longer is
-- told, not put first: staff know why.

set role desk_owner;

create or replace function desk.place_offer_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	unit text := args ->> 'unit';
	w counter.waitlist;
	room uuid;
	until timestamptz;
	longer integer;
begin
	if unit is null then
		select 'room:' || r.number into unit
		from counter.waitlist x
		join counter.rooms r on r.type::text = x.desired_tier::text
			and r.status = 'CLEAN'
			and r.assigned_to_customer_id is null
		join counter.visits v on v.id = x.visit_id
		where x.id = (args ->> 'place')::uuid
		  and desk.counter_unit_holder('room', r.id, v.customer_id)
			is null
		order by r.id = x.room_id desc, r.number
		limit 1;
		if not found then
			perform desk.refuse('capacity',
				'There is no free room to offer');
		end if;
	end if;
	w := desk.place_current(args, array[unit]);
	select f.id into room from desk.counter_unit_find(unit) f
	where f.kind = 'room';
	if not found then
		perform desk.refuse('missing', 'There is no such room');
	end if;
	-- nobody holds a room for an upgrade that could not be made
	perform desk.counter_upgrade_price(b.rental_type, w.desired_tier)
	from counter.checkin_blocks b where b.id = w.checkin_block_id;
	until := desk.counter_offer_make(args, w.id, room,
		desk.setting_int('counter', 'offer_minutes'));
	select count(*) into longer
	from desk.counter_places(desk.clock()) p
	join desk.counter_places(desk.clock()) mine on mine.id = w.id
	where p.tier = mine.tier and p.state = 'ACTIVE'
	  and p.place < mine.place;
	return desk.place_outcome(format('%s is offered to %s until %s%s',
			desk.counter_unit_label(unit), desk.place_who(w),
			to_char(desk.counter_local(until), 'HH24:MI'),
			case when longer > 0 then format(
				'; %s waited longer', longer) else '' end),
		w.id, jsonb_build_object('unit', unit, 'until',
			desk.stamp(desk.counter_local(until)),
			'waited_longer', longer, 'price_minor',
			desk.counter_upgrade_minor(b.rental_type,
				w.desired_tier)),
		-- what they had been offered before does not come back
		case when w.status = 'ACTIVE' then jsonb_build_object('action',
			'place_withdraw', 'args', jsonb_build_object('place',
			w.id)) end)
	from counter.checkin_blocks b where b.id = w.checkin_block_id;
end
$$;

revoke all on function desk.place_offer_work(jsonb) from public;

reset role;
