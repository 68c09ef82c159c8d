-- SPDX-License-Identifier: GPL-3.0-or-later
-- Why somebody may not have a unit, as "Room 214 is …": it is out of order, or
-- held for somebody else than this customer and at another lane session than
-- this; null when nothing holds it. What has run out holds
-- nothing, whether or not anybody has noted it yet. The states are those of the
-- index that says which lane has selected what.

set role desk_owner;

create or replace function desk.counter_unit_holder(resource text, unit uuid,
	customer uuid, lane_session uuid default null) returns text
language sql volatile
as $$
	select h.words
	from (select 0, 'out of order: ' || x.reason
		from desk.counter_closed x
		where x.resource_type
			= resource::counter.inventory_resource_type
		  and x.resource_id = unit
		union all
		select 1, format('held: selected at lane %s', s.lane_id)
		from counter.lane_sessions s
		where s.assigned_resource_type
			= resource::counter.inventory_resource_type
		  and s.assigned_resource_id = unit
		  and s.status in ('ACTIVE', 'AWAITING_CUSTOMER',
			'AWAITING_ASSIGNMENT', 'AWAITING_PAYMENT',
			'AWAITING_SIGNATURE')
		  and s.customer_id is distinct from customer
		  and s.id is distinct from lane_session
		union all
		select 2, 'held: offered to somebody on the waitlist'
		from counter.waitlist w
		join counter.visits v on v.id = w.visit_id
		where resource = 'room' and w.room_id = unit
		  and w.status = 'OFFERED'
		  and w.offer_expires_at > desk.clock()
		  and v.customer_id <> customer
		union all
		select 3, 'held: reserved for somebody else'
		from counter.inventory_reservations r
		left join counter.lane_sessions s on s.id = r.lane_session_id
		left join counter.waitlist w on w.id = r.waitlist_id
		left join counter.visits v on v.id = w.visit_id
		where r.resource_type
			= resource::counter.inventory_resource_type
		  and r.resource_id = unit
		  and r.released_at is null and r.expires_at > desk.clock()
		  and coalesce(s.customer_id, v.customer_id)
			is distinct from customer
	) h (rank, words)
	order by h.rank
	limit 1
$$;

revoke all on function desk.counter_unit_holder(text, uuid, uuid, uuid)
	from public;

reset role;
