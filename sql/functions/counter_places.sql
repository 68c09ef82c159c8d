-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who waits at a moment, by what the clock makes of it (domain.md 1.6): an
-- offer that has run out is a place like before, and a stay that has ended
-- waits for nothing. Places are counted in each tier, those with an offer too.

set role desk_owner;

create or replace function desk.counter_places(now timestamptz)
returns table (id uuid, visit_id uuid, customer_id uuid, block_id uuid,
	tier counter.rental_type, backup counter.rental_type, state text,
	room_id uuid, until timestamptz, since timestamptz,
	last_offered timestamptz, place integer, ahead integer, version text)
language sql stable
as $$
	select w.id, w.visit_id, v.customer_id, w.checkin_block_id,
		w.desired_tier, w.backup_tier, o.state,
		case o.state when 'OFFERED' then w.room_id end,
		case o.state when 'OFFERED' then w.offer_expires_at end,
		w.created_at, w.last_offered_at,
		(row_number() over (partition by w.desired_tier
			order by w.created_at, w.id))::integer,
		(count(*) filter (where o.state = 'ACTIVE')
			over (partition by w.desired_tier
			order by w.created_at, w.id))::integer,
		desk.counter_place_version(w.id)
	from counter.waitlist w
	join counter.visits v on v.id = w.visit_id and v.ended_at is null
	join counter.checkin_blocks b on b.id = w.checkin_block_id
		and b.ends_at > counter_places.now
	cross join lateral (select case when w.status = 'OFFERED'
		and w.offer_expires_at > counter_places.now then 'OFFERED'
		else 'ACTIVE' end as state) o
	where w.status in ('ACTIVE', 'OFFERED');
$$;

revoke all on function desk.counter_places(timestamptz) from public;

reset role;
