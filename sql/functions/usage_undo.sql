-- SPDX-License-Identifier: GPL-3.0-or-later
-- Reverses rows of the usage ledger by negative ones that name them
-- (domain.md 2.6); a row is reversed once.

set role desk_owner;

create or replace function desk.usage_undo(entries integer[]) returns void
language sql
as $$
	insert into club.usage_ledger (user_email, usage_type, quantity,
		recorded_at, session_id, participant_id, user_id,
		minutes_charged, overage_fee_cents, guest_fee_cents,
		payment_method, tier_at_booking, source, reversal_of)
	select l.user_email, l.usage_type, -l.quantity,
		desk.local_now('club'), l.session_id, l.participant_id,
		l.user_id, -l.minutes_charged, -l.overage_fee_cents,
		-l.guest_fee_cents, l.payment_method, l.tier_at_booking,
		l.source, l.id
	from desk.usage_standing l
	where l.id = any (entries)
	order by l.id;
$$;

revoke all on function desk.usage_undo(integer[]) from public;

reset role;
