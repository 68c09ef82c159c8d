-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.booking_move.  A party that plays keeps its start; a
-- booking that begins at its old time may do so although that has passed.

set role desk_owner;

create or replace function desk.booking_move_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	a record;
	b record;
	people text[];
	during tsrange;
	now timestamp;
	before jsonb;
	was_minor integer;
	now_minor integer;
begin
	select * into a from jsonb_to_record(args) as a (booking integer,
		resource integer, starts timestamp, minutes integer);
	perform desk.booking_hold(array[a.booking]);
	select * into b from desk.booking_find(a.booking);
	perform desk.version_check(a.booking, args);
	perform desk.booking_allow(a.booking, 'booking_move');
	perform desk.slot_rules(a.resource, a.starts, a.minutes,
		desk.local_now('club'));
	people := desk.booking_people(a.booking);
	perform desk.lanes_lock(array[a.resource], people);

	now := desk.local_now('club');
	during := tsrange(a.starts, a.starts
		+ make_interval(mins => a.minutes));
	perform desk.move_rules(b, a.starts, upper(during), now,
		args ? 'undo_of');
	perform desk.capacity_check(a.resource, greatest(b.declared,
		desk.session_heads(b.session_id)));
	perform desk.clash_check(a.booking, a.resource, during, people,
		desk.booking_ask(a.booking));

	before := desk.booking_facts(a.booking);
	was_minor := case when b.resource_id is not null
		then desk.booking_priced(a.booking) -> 'price_minor' end;
	perform desk.booking_place(a.booking, b.session_id, a.resource, during,
		a.minutes);
	-- A head has one payment status: it cannot have paid and owe the rest.
	now_minor := (desk.booking_priced(a.booking) ->> 'price_minor')::integer;
	if now_minor > was_minor and exists (
		select from club.booking_participants p
		where p.session_id = b.session_id
		  and p.payment_status = 'paid' and p.cached_fee_cents > 0) then
		perform desk.refuse('owed', format(
			'{booking:%s} has paid already, and there it costs %s more: '
			'book the extra time as a booking of its own',
			a.booking, desk.money(now_minor - was_minor)));
	end if;
	-- a party that plays longer owes for it, and has used it
	perform desk.booking_snapshot(a.booking, true);
	if b.status = 'checked_in' then
		perform desk.usage_record(a.booking);
	end if;
	perform desk.audit(args, 'reschedule_booking', 'booking',
		a.booking::text, desk.booking_title(a.booking), before,
		desk.booking_facts(a.booking));
	return desk.outcome(
		format('{booking:%s} moved to %s', a.booking,
			-- of another day than before the day is always said
			desk.place_words(desk.booking_facts(a.booking),
				case when b.starts::date = a.starts::date
					then now::date end)),
		a.booking,
		desk.slot_detail(a.booking, was_minor,
			desk.slot_warnings(a.resource, a.starts, b.user_id,
				b.trackman, now)),
		jsonb_build_object('action', 'booking_move', 'args',
			jsonb_build_object('booking', a.booking,
				'resource', b.resource_id, 'starts', b.starts,
				'minutes', b.minutes)));
end
$$;

revoke all on function desk.booking_move_work(jsonb) from public;

reset role;
