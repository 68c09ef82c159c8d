-- SPDX-License-Identifier: GPL-3.0-or-later
-- The club's record of what happened to one head's money, in the transaction
-- that does it (domain.md 2.6: one row a participant).  Amounts there are
-- currency units, not minor ones (domain.md 6).

set role desk_owner;

create or replace function desk.payment_note(booking integer,
	participant integer, action text, minor integer, was text, became text,
	args jsonb) returns void
language plpgsql
as $$
declare
	me desk.staff := desk.actor();
begin
	insert into club.booking_payment_audit (booking_id, session_id,
		participant_id, action, staff_email, staff_name,
		amount_affected, previous_status, new_status, reason, metadata)
	select b.id, b.session_id, participant, payment_note.action,
		coalesce(me.email, me.login), me.name,
		round(minor / 100.0, 2), was, became,
		nullif(args ->> 'reason', ''),
		jsonb_strip_nulls(jsonb_build_object(
			'request', args ->> 'request',
			'settle', args ->> 'settle',
			'reference', nullif(args ->> 'reference', ''),
			'received_from', nullif(args ->> 'received_from', ''),
			'login', me.login, 'at_desk_of', args ->> 'at_desk_of',
			'desk', coalesce(args ->> 'at_desk',
				desk.actor_desk())))
	from club.booking_requests b
	where b.id = booking;
end
$$;

revoke all on function desk.payment_note(integer, integer, text, integer,
	text, text, jsonb) from public;

reset role;
