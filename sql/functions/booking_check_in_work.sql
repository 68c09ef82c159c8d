-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.booking_check_in; also the end of desk.booking_book for a
-- walk-in.  A request that lapsed is reopened on the way (domain.md,
-- decisions).  Money is taken only when nothing else stands in the way.

set role desk_owner;

create or replace function desk.booking_check_in_work(args jsonb)
returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	booking integer := args ->> 'booking';
	settle text := coalesce(args ->> 'settle', 'none');
	b record;
	bar jsonb;
	guards jsonb;
	settled jsonb;
	before jsonb;
begin
	perform desk.booking_hold(array[booking]);
	select * into b from desk.booking_find(booking);
	perform desk.lanes_lock(array[b.resource_id],
		desk.booking_people(booking));
	perform desk.version_check(booking, args);
	bar := desk.booking_bar(booking, 'booking_check_in');
	if bar is not null then
		perform desk.guards_refuse(booking, jsonb_build_array(
			desk.guard('state', bar ->> 'sentence')));
	end if;
	if b.status = 'expired' then
		perform desk.booking_reopen(args);
	end if;
	perform desk.session_ensure(booking);

	guards := desk.check_in_guards(booking);
	if jsonb_path_exists(guards, '$[*] ? (@.guard != "owed")') then
		perform desk.guards_refuse(booking, guards, settle <> 'none');
	end if;
	before := desk.booking_facts(booking);
	if guards = '[]' then
		settle := 'none';
	end if;
	settled := desk.booking_settle(booking, null, settle,
		args ->> 'reference', args ->> 'reason', args);
	if (settled ->> 'left_minor')::integer > 0 then
		perform desk.guards_refuse(booking, jsonb_build_array(
			desk.guard('owed', desk.owed_sentence(booking))));
	end if;

	update club.booking_requests r set status = 'checked_in'
	where r.id = booking;
	perform desk.day_pass_use(booking);
	perform desk.guests_came(booking);
	perform desk.usage_record(booking);
	perform desk.audit(args, 'check_in_booking', 'booking', booking::text,
		desk.booking_title(booking), before,
		desk.booking_facts(booking) || settled
			|| jsonb_build_object('settle', settle));
	return desk.outcome(format('{booking:%s} is checked in, %s%s', booking,
			desk.booking_when(booking),
			desk.settled_words(settled, settle)),
		booking, desk.fees_detail(booking, settled));
end
$$;

revoke all on function desk.booking_check_in_work(jsonb) from public;

reset role;
