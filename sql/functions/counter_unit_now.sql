-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every room and locker as it stands: its own row, who is in it for which stay,
-- the lane that has selected it, the place on the waitlist that it is offered
-- to, what reserves it, and whether it is out of order.  What has run out is in
-- here still: the clock is the reader's.  The version changes with what an
-- operator sees of a unit (database.md 1); a step of the lane that has selected
-- it changes nothing of that.
-- Every join looks one row up by an index that is unique, and says so: a plan
-- that reads a table whole to hash it would grow with the history.

set role desk_owner;

create or replace view desk.counter_unit_now as
select u.kind || ':' || u.number as unit, u.kind::text, u.id, u.number::text,
	u.tier, u.status, u.customer, u.override_flag, u.override_reason,
	u.last_status_change, v.id as visit, b.id as block, b.rental,
	b.starts_at, b.ends_at, s.lane_id::text as lane, s.id as session,
	s.customer_id as selected_for, w.id as place, w.offer_expires_at,
	o.customer_id as offered_to, c.name as customer_name,
	c.past_due_balance, v.started_at, i.id as reservation,
	i.expires_at as reserved_until, x.since as closed_since,
	x.reason as closed_for,
	md5(concat(u.id, u.x, '|', b.id, b.x, '|', s.id, '|', w.id, w.x, '|',
		x.xmin, '|', c.past_due_balance)) as version
from (select 'room'::counter.inventory_resource_type as kind, r.id,
		r.number, r.type::text as tier, r.status,
		r.assigned_to_customer_id as customer, r.override_flag,
		r.override_reason, r.last_status_change, r.xmin as x
	from counter.rooms r
	union all
	select 'locker', l.id, l.number, 'LOCKER', l.status,
		l.assigned_to_customer_id, false, l.override_reason,
		l.last_status_change, l.xmin
	from counter.lockers l) u
left join lateral (select y.name, y.past_due_balance
	from counter.customers y
	where y.id = u.customer
	limit 1) c on true
left join lateral (select y.id, y.started_at
	from counter.visits y
	where y.customer_id = u.customer and y.ended_at is null
	limit 1) v on true
left join lateral (select y.id, y.rental_type::text as rental, y.starts_at,
		y.ends_at, y.xmin as x
	from counter.checkin_blocks y
	where y.visit_id = v.id
	order by y.starts_at desc
	limit 1) b on true
left join lateral (select y.id, y.lane_id, y.customer_id
	from counter.lane_sessions y
	where y.assigned_resource_type = u.kind
	  and y.assigned_resource_id = u.id
	  and y.status in ('ACTIVE', 'AWAITING_CUSTOMER',
		'AWAITING_ASSIGNMENT', 'AWAITING_PAYMENT',
		'AWAITING_SIGNATURE')
	limit 1) s on true
left join lateral (select y.id, y.visit_id, y.offer_expires_at, y.xmin as x
	from counter.waitlist y
	where u.kind = 'room' and y.room_id = u.id and y.status = 'OFFERED'
	limit 1) w on true
left join lateral (select y.customer_id
	from counter.visits y
	where y.id = w.visit_id
	limit 1) o on true
left join lateral (select y.id, y.expires_at
	from counter.inventory_reservations y
	where y.resource_type = u.kind and y.resource_id = u.id
	  and y.released_at is null
	limit 1) i on true
left join desk.counter_closed x on x.resource_type = u.kind
	and x.resource_id = u.id;

revoke all on desk.counter_unit_now from public;

reset role;
