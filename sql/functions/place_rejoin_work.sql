-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes back that a place on the waitlist was given up, for desk.undo.  A place
-- that has ended stays so (domain.md 1.6): they get one of their own that
-- began when theirs did, with the turn that they had, and the room that they
-- were offered if it has gone to nobody else.

set role desk_owner;

create or replace function desk.place_rejoin_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	unit text := args ->> 'unit';
	until timestamptz := args ->> 'until';
	w counter.waitlist := desk.place_seen(args, array_remove(array[unit],
		null));
	again uuid;
	gone text;
begin
	if not exists (select from counter.visits v
		join counter.checkin_blocks b on b.visit_id = v.id
		where v.id = w.visit_id and v.ended_at is null
		  and b.id = w.checkin_block_id and b.ends_at > desk.clock())
	then
		perform desk.refuse('state', format('The stay of %s has ended, '
			'and what it waited for with it', desk.place_who(w)));
	end if;
	insert into counter.waitlist (visit_id, checkin_block_id, desired_tier,
		backup_tier, locker_or_room_assigned_initially, created_at,
		offered_at, last_offered_at, offer_attempts)
	values (w.visit_id, w.checkin_block_id, w.desired_tier, w.backup_tier,
		w.locker_or_room_assigned_initially, w.created_at,
		w.offered_at, w.last_offered_at, w.offer_attempts)
	returning id into again;
	perform desk.counter_audit(args, 'WAITLIST_CREATED', 'waitlist', again,
		jsonb_build_object('place', w.id),
		jsonb_build_object('status', 'ACTIVE', 'wanted', w.desired_tier,
			'backup', w.backup_tier));
	if unit is not null then
		gone := desk.place_offer_gone(w, unit, until);
	end if;
	if unit is not null and gone is null then
		perform desk.place_reoffer(args, again, f.id, until)
		from desk.counter_unit_find(unit) f;
	end if;
	return desk.place_outcome(format('%s waits for %s again%s',
			desk.place_who(w), w.desired_tier, case
			when unit is not null and gone is null then
				format(', with %s until %s',
				desk.counter_unit_label(unit),
				to_char(desk.counter_local(until), 'HH24:MI'))
			else ': ' || concat_ws('; ', desk.place_standing(again),
				gone) end), again);
end
$$;

revoke all on function desk.place_rejoin_work(jsonb) from public;

reset role;
