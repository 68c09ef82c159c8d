-- SPDX-License-Identifier: GPL-3.0-or-later
-- The heads of some bookings with the minutes that count for each, and whether
-- they use up a daily allowance (domain.md 2.4): of the conference room only
-- its owner's do, of bookings that were called off, or lapsed by `now`, none.
-- open: something of its booking may still be owed, by what stands in its rows.

set role desk_owner;

create or replace function desk.head_shares(bookings integer[], now timestamp)
returns table (booking_id integer, participant_id integer, role text,
	user_id text, guest_id integer, called text, email text,
	payment_status text, cached_minor integer, used_pass boolean,
	is_unmatched boolean, day date, starts timestamp, kind text,
	status text, share integer, plays boolean, open boolean)
language sql stable
as $$
	select h.booking_id, h.participant_id, h.role, h.user_id, h.guest_id,
		h.called, h.email, h.payment_status, h.cached_minor,
		h.used_pass, h.is_unmatched, h.day, h.starts, k.kind, s.status,
		desk.play_share(k.kind, h.booked_minutes,
			h.declared_player_count, count(*) over (
				partition by h.booking_id)::integer),
		h.resource_id is not null and s.status in ('pending',
			'pending_approval', 'approved', 'confirmed',
			'checked_in', 'attended', 'no_show')
			and (k.kind <> 'conference_room' or h.role = 'owner'),
		bool_or(h.payment_status = 'pending'
			and s.status not in ('cancelled', 'declined', 'expired',
				'cancellation_pending')
			and (s.status not in ('checked_in', 'attended',
					'no_show')
				or h.participant_id is null
				or h.cached_minor <> 0)) over (
			partition by h.booking_id)
	from desk.bare_head h
	left join club.resources r on r.id = h.resource_id,
		lateral (select case when r.type = 'conference_room'
			then r.type::text else 'simulator' end as kind) k,
		lateral (select desk.effective_status(h.status, h.starts, now)
			as status) s
	where h.booking_id = any (bookings);
$$;

revoke all on function desk.head_shares(integer[], timestamp) from public;

reset role;
