-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.booking_book.

set role desk_owner;

create or replace function desk.booking_book_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	a record;
	others jsonb;
	members text[];
	heads integer;
	starts timestamp;
	during tsrange;
	now timestamp;
	booking integer;
	settled jsonb;
begin
	select * into a from jsonb_to_record(args) as a (resource integer,
		starts timestamp, minutes integer, member text, guest text,
		declared integer, companions jsonb, note text, settle text,
		reference text, check_in boolean);
	others := coalesce(nullif(a.companions, 'null'), '[]');
	a.guest := desk.clean_text(a.guest, 200, 'The guest''s name');
	a.note := desk.clean_text(a.note, 2000, 'The note');
	perform desk.book_who(a.member, a.guest, a.settle);
	members := desk.companion_members(others, a.member);
	heads := 1 + jsonb_array_length(others);
	a.declared := coalesce(a.declared, heads);

	-- Nothing is locked for a time that cannot be.
	perform desk.slot_rules(a.resource, a.starts, a.minutes,
		desk.local_now('club'));
	during := tsrange(a.starts, a.starts
		+ make_interval(mins => a.minutes));
	perform desk.lanes_lock(array[a.resource], members || a.member);
	now := desk.local_now('club');
	perform desk.start_rules(a.starts, now);
	if a.declared < heads then
		perform desk.refuse('roster', format(
			'%s players declared, %s named', a.declared, heads));
	end if;
	perform desk.capacity_check(a.resource, a.declared);
	perform desk.clash_check(0, a.resource, during, members || a.member,
		jsonb_build_object('member', a.member, 'declared', a.declared,
			'companions', others));

	booking := desk.booking_insert(a.resource, during, a.minutes,
		a.member, a.guest, a.declared, a.note, now);
	perform desk.companions_add(booking, others, args);
	perform desk.booking_snapshot(booking);
	perform desk.audit(args, 'create_booking', 'booking', booking::text,
		desk.booking_title(booking), null,
		desk.booking_facts(booking));

	if a.check_in then
		settled := desk.booking_check_in_work((args - 'resource')
			|| jsonb_build_object('booking', booking)) -> 'detail';
	elsif coalesce(a.settle, 'none') <> 'none' then
		settled := desk.booking_settle(booking, null, a.settle,
			a.reference, null, args);
	end if;
	return desk.outcome(
		format('Booked %s for {booking:%s}',
			desk.booking_when(booking), booking)
		|| case when a.check_in then ', checked in' else '' end
		|| coalesce(desk.settled_words(settled, a.settle), ''),
		booking,
		desk.slot_detail(booking, 0, desk.slot_warnings(a.resource,
			a.starts, a.member, null, now)),
		case when not coalesce(a.check_in, false)
			and coalesce(a.settle, 'none') = 'none' then
			jsonb_build_object('action', 'booking_cancel', 'args',
				jsonb_build_object('booking', booking,
					'reason', 'booking undone'))
		end);
end
$$;

revoke all on function desk.booking_book_work(jsonb) from public;

reset role;
