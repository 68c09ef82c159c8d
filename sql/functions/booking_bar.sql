-- SPDX-License-Identifier: GPL-3.0-or-later
-- Why a booking is in no state for an action, as {code, sentence, who_can},
-- or null when it is (domain.md 2.2, 2.6).  The writes and desk.can() both
-- ask here, so that what a screen offers is what a write accepts.

set role desk_owner;

create or replace function desk.booking_bar(booking integer, action text)
returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	b record;
	now timestamp := desk.local_now('club');
	known boolean;
	said text;
	who text;
begin
	select * into b from desk.booking_find(booking);
	case action
	when 'booking_move', 'roster_change' then
		if b.status not in ('pending', 'pending_approval', 'approved',
			'confirmed', 'checked_in') then
			said := 'it stays as it is';
		end if;
	when 'booking_cancel' then
		if b.status in ('cancelled', 'declined', 'expired') then
			said := 'there is nothing to cancel';
		elsif b.status in ('checked_in', 'attended', 'no_show',
			'cancellation_pending') and not desk.is_manager() then
			said := 'only a manager cancels it now';
			who := desk.who_can('manager');
		end if;
	when 'booking_approve', 'booking_decline' then
		if b.status not in ('pending', 'pending_approval') then
			said := 'it does not wait for an answer';
		end if;
	when 'booking_check_in' then
		if b.status not in ('approved', 'confirmed', 'expired') then
			said := case b.status
				when 'pending' then 'approve it first'
				when 'pending_approval' then 'approve it first'
				else 'there is nobody to check in' end;
		end if;
	when 'attended', 'no_show' then
		if b.status = action or b.status not in ('approved',
			'confirmed', 'checked_in')
			and not (b.status = 'no_show' and action = 'attended') then
			said := 'its outcome stands';
		elsif b.starts > now then
			said := format('it begins at %s',
				to_char(b.starts, 'HH24:MI'));
		end if;
	when 'booking_revert' then
		if b.status not in ('checked_in', 'attended', 'no_show',
			'expired') then
			said := 'there is nothing to revert';
		end if;
	when 'booking_assign' then
		select not r.is_unmatched into known
		from club.booking_requests r where r.id = booking;
		if known then
			said := 'whose it is, is known';
		elsif b.status in ('cancelled', 'declined', 'expired') then
			said := 'nobody plays';
		end if;
	when 'participant_settle' then
		if not desk.booking_occupies(b.status)
			and b.status <> 'no_show' then
			said := 'it owes nothing';
		end if;
	end case;
	if said is null then
		return null;
	end if;
	return jsonb_build_object('code', case when who is null then 'state'
		else 'role' end, 'sentence', format('%s is %s: %s',
		format('{booking:%s}', booking), desk.state_words(b.status),
		said), 'who_can', who);
end
$$;

revoke all on function desk.booking_bar(integer, text) from public;

reset role;
