-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.participant_settle.  Money cannot be undone by `u`; it is
-- asked back as a refund.

set role desk_owner;

create or replace function desk.participant_settle_work(args jsonb)
returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	booking integer := args ->> 'booking';
	participant integer := args ->> 'participant';
	settle text := coalesce(args ->> 'settle', 'none');
	b record;
	settled jsonb;
	due integer;
begin
	if settle = 'none' then
		perform desk.refuse('limit', 'Say how it is settled');
	end if;
	perform desk.booking_hold(array[booking]);
	select * into b from desk.booking_find(booking);
	perform desk.lanes_lock(array[b.resource_id],
		desk.booking_people(booking));
	perform desk.version_check(booking, args);
	perform desk.booking_allow(booking, 'participant_settle');
	select coalesce(sum(f.owed), 0) into due
	from desk.booking_fees(array[booking]) f
	where participant is null or f.participant_id = participant;
	if due = 0 then
		perform desk.refuse('state', case when participant is null
			then format('{booking:%s} owes nothing', booking)
			else 'Nothing is owed there' end, null, null,
			desk.booking_version(booking));
	end if;

	settled := desk.booking_settle(booking, participant, settle,
		args ->> 'reference', args ->> 'reason', args);
	if b.status in ('checked_in', 'attended') then
		perform desk.usage_record(booking);
	end if;
	perform desk.audit(args, case when settle in ('card', 'cash')
			then 'record_charge' else 'update_payment_status' end,
		'booking', booking::text, desk.booking_title(booking),
		jsonb_build_object('owed_minor', due),
		settled || jsonb_strip_nulls(jsonb_build_object(
			'settle', settle, 'participant', participant)));
	return desk.outcome(format('{booking:%s}, %s%s%s', booking,
			desk.booking_when(booking),
			desk.settled_words(settled, settle),
			case when (settled ->> 'left_minor')::integer > 0
				then format('; still owes %s', desk.money(
					(settled ->> 'left_minor')::integer))
				else '' end),
		booking, desk.fees_detail(booking, settled));
end
$$;

revoke all on function desk.participant_settle_work(jsonb) from public;

reset role;
