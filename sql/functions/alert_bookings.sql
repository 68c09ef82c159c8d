-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the bookings of a day wait for: parties that are late, those under a
-- closure or block, and money owed.  Requests owe nothing yet.

set role desk_owner;

create or replace function desk.alert_bookings(day date, now timestamp)
returns table (kind text, n integer, minor integer, sentence text,
	item_kind text, item_id integer, resource_id integer, at timestamp)
language plpgsql stable
as $$
#variable_conflict use_column
declare
	ids integer[] := array(
		select b.id from club.booking_requests b
		where b.request_date = alert_bookings.day
		  and b.status in ('pending', 'pending_approval', 'approved',
			'confirmed', 'checked_in', 'attended', 'no_show',
			'cancellation_pending'));
	over desk.cover[] := desk.grid_covers(day, day + 1);
begin
	return query
	with booked as materialized (
		select b.id, b.resource_id, lower(d.during) as starts,
			upper(d.during) as ends, d.during,
			desk.effective_status(b.status, lower(d.during), now)
				as state, o.owed_minor
		from club.booking_requests b
		left join desk.bookings_owed(ids) o on o.booking_id = b.id,
			lateral (select desk.during(b.request_date,
				b.start_time, b.end_time) as during) d
		where b.id = any (ids)
	), waiting as (
		select 'late' as kind, b.*
		from booked b
		where b.state in ('approved', 'confirmed')
		  and b.starts <= now - interval '1 minute' and b.ends > now
		union all
		select 'displaced', b.*
		from booked b
		where b.ends > now and desk.booking_occupies(b.state)
		  and b.state <> 'attended'
		  and exists (select from unnest(over) o
			where o.resource_id = b.resource_id
			  and o.during && b.during)
		union all
		select 'owed', b.*
		from booked b
		where b.owed_minor > 0 and b.state in ('approved',
			'confirmed', 'checked_in', 'attended', 'no_show')
	)
	select w.kind, count(*)::integer,
		case w.kind when 'owed' then sum(w.owed_minor)::integer
			else 0 end,
		case w.kind when 'owed' then 'owed ' || case
				when alert_bookings.day = now::date
				then 'today ' else '' end
				|| desk.money(sum(w.owed_minor))
			else count(*) || ' ' || w.kind end,
		'booking', (array_agg(w.id order by w.starts, w.id))[1],
		(array_agg(w.resource_id order by w.starts, w.id))[1],
		min(w.starts)
	from waiting w
	group by w.kind;
end
$$;

revoke all on function desk.alert_bookings(date, timestamp) from public;

reset role;
