-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a unit of desk.counter_unit_now is held for at a moment, and until when;
-- no row when nothing holds it.  A lane holds what it has selected for as long
-- as its session goes on; an offer and a reservation run out.

set role desk_owner;

create or replace function desk.counter_unit_hold(lane text,
	reserved_until timestamptz, offered_to uuid,
	offer_expires_at timestamptz, now timestamptz)
returns table (words text, until timestamptz)
language sql stable
as $$
	select 'lane ' || counter_unit_hold.lane,
		counter_unit_hold.reserved_until
	where counter_unit_hold.lane is not null
	union all
	select 'offer ' || split_part(desk.listing_name(c.name), ',', 1),
		counter_unit_hold.offer_expires_at
	from counter.customers c
	where c.id = counter_unit_hold.offered_to
	  and counter_unit_hold.offer_expires_at > counter_unit_hold.now
	union all
	select 'reserved', counter_unit_hold.reserved_until
	where counter_unit_hold.reserved_until > counter_unit_hold.now
	limit 1;
$$;

revoke all on function desk.counter_unit_hold(text, timestamptz, uuid,
	timestamptz, timestamptz) from public;

reset role;
