-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where the units, the counter of hours and the marks of what was signed differ
-- from the stays that they follow from; no row when all is well.

set role desk_owner;

create or replace function desk.counter_verify()
returns table (problem text, kind text, id uuid, detail text)
language sql
as $$
	with unit as (
		select 'room' as kind, r.id, r.number,
			r.assigned_to_customer_id as customer
		from counter.rooms r
		union all
		select 'locker', l.id, l.number, l.assigned_to_customer_id
		from counter.lockers l
	)
	select case when u.customer is null then 'not assigned'
			when e.customer_id is null then 'assigned to nobody here'
			else 'assigned to somebody else' end,
		u.kind, u.id, u.number
	from unit u
	left join desk.counter_units_expected e on e.kind = u.kind
		and e.unit_id = u.id
	where u.customer is distinct from e.customer_id
	union all
	select 'hours miscounted', 'visit', coalesce(e.visit_id, l.visit_id),
		format('%s, not %s', l.hours, e.hours)
	from desk.counter_visit_load_expected e
	full join desk.counter_visit_load l on l.visit_id = e.visit_id
	where coalesce(l.hours, 0) <> coalesce(e.hours, 0)
	union all
	select 'signed but not marked', 'block', b.id, null
	from counter.agreement_signatures s
	join counter.checkin_blocks b on b.id = s.checkin_block_id
	where not b.agreement_signed;
$$;

revoke all on function desk.counter_verify() from public;

reset role;
