-- SPDX-License-Identifier: GPL-3.0-or-later
-- Locks what a write on units touches, in the order that all writers keep:
-- customers, the units themselves, the visits that go on in them, what those
-- wait for, and who is checking them out.  More units or customers may be
-- named than those of the stays.  Names of no unit lock nothing.

set role desk_owner;

create or replace function desk.counter_hold(units text[],
	more_customers uuid[] default '{}') returns void
language plpgsql
as $$
declare
	ids uuid[] := array(select f.id from unnest(units) u,
		lateral desk.counter_unit_find(u) f);
	customers uuid[];
	visits uuid[];
begin
	customers := more_customers || array(
		select r.assigned_to_customer_id from counter.rooms r
		where r.id = any (ids)
		union
		select l.assigned_to_customer_id from counter.lockers l
		where l.id = any (ids));
	perform from counter.customers c where c.id = any (customers)
	order by c.id for no key update;
	perform desk.counter_units_hold(ids);
	perform from counter.visits v
	where v.customer_id = any (customers) and v.ended_at is null
	order by v.id for no key update;
	visits := array(select v.id from counter.visits v
		where v.customer_id = any (customers) and v.ended_at is null);
	perform from counter.waitlist w
	where w.visit_id = any (visits) and w.status in ('ACTIVE', 'OFFERED')
	order by w.id for no key update;
	perform from counter.checkout_requests c
	where c.occupancy_id in (select b.id from counter.checkin_blocks b
			where b.visit_id = any (visits))
	  and c.status in ('SUBMITTED', 'CLAIMED')
	order by c.id for no key update;
end
$$;

revoke all on function desk.counter_hold(text[], uuid[]) from public;

reset role;
