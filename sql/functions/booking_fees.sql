-- SPDX-License-Identifier: GPL-3.0-or-later
-- What bookings cost, head by head, and what is still owed (domain.md 2.4).
--
-- A fee that is settled stays what it was.  One that is not depends on the
-- member's earlier bookings of that day, so it is computed here, up to the
-- check-in; from then on it is what the check-in found (cached_fee_cents),
-- unless `live` asks anew.  A booking that was called off costs nothing.
-- used: minutes of the day's earlier bookings; allowed: the day's free ones,
-- null for no limit.

set role desk_owner;

create or replace function desk.booking_fees(bookings integer[],
	live boolean default false)
returns table (booking_id integer, ord integer, participant_id integer,
	role text, user_id text, name text, email text, tier text,
	minutes integer, used integer, allowed integer, minor integer,
	why text, payment_status text, used_pass boolean, owed integer)
language plpgsql stable
set plan_cache_mode = 'force_generic_plan'
as $$
#variable_conflict use_column
declare
	now timestamp := desk.local_now('club');
	around integer[] := desk.bookings_around(bookings);
	prices desk.charges;
begin
	select c.* into prices from desk.charges c;
	return query
	select h.booking_id, row_number() over (partition by h.booking_id
			order by h.role <> 'owner', h.participant_id,
			h.name)::integer,
		h.participant_id, h.role, h.user_id, h.name, h.email, h.tier,
		case when h.role <> 'owner' and (h.user_id is null
			or h.kind = 'conference_room') then 0
			else h.share end,
		h.used, h.allowed, h.minor,
		case when (h.payment_status <> 'pending' or h.fixed)
				and h.minor <> h.fee then 'as charged'
			when h.off then 'called off'
			else desk.head_why(h.rule, h.standing, h.membership,
				h.name, h.allowed, h.share, h.used) end,
		h.payment_status, h.used_pass, h.owed
	from desk.head_fees(bookings, around, live, false, now,
		prices) h
	order by 1, 2;
end
$$;

revoke all on function desk.booking_fees(integer[], boolean) from public;

reset role;
