-- SPDX-License-Identifier: GPL-3.0-or-later
-- The unmatched imports of desk.grid_range, and the Trackman slots that stand
-- for no booking and no import.

set role desk_owner;

create or replace function desk.grid_imports(from_day date, until_day date,
	only_resource integer)
returns table (kind text, id integer, resource_id integer, starts timestamp,
	ends timestamp, state text, name text, members integer,
	guests integer, owed_minor integer, displaced boolean,
	needs_review boolean, unmatched boolean, version text,
	changed_at timestamptz, changed_by text, number text)
language sql stable
as $$
	select i.kind, i.id, i.resource_id, lower(i.during), upper(i.during),
		i.state, coalesce(desk.listing_name(i.name), i.number, '?'),
		coalesce(i.players, 1), 0, 0, false, i.kind = 'unmatched',
		i.kind = 'unmatched', desk.block_version(i.kind, i.id),
		i.at at time zone desk.setting_text('club', 'zone'),
		'trackman', i.number
	from (
		select 'unmatched' as kind, u.id, u.resource_id,
			desk.during(u.booking_date, u.start_time, u.end_time)
				as during,
			u.status::text as state, u.user_name::text as name,
			u.player_count as players, u.created_at as at,
			u.trackman_booking_id::text as number
		from club.trackman_unmatched_bookings u
		where u.booking_date between from_day - 1 and until_day - 1
		  and u.status = 'unmatched'
		  and not exists (select from club.booking_requests b
			where b.trackman_booking_id = u.trackman_booking_id)
		union all
		select 'slot', s.id, s.resource_id, desk.during(s.slot_date,
				s.start_time, s.end_time),
			s.status, s.customer_name, s.player_count, null,
			s.trackman_booking_id
		from club.trackman_bay_slots s
		where s.slot_date between from_day - 1 and until_day - 1
		  and s.status = 'booked'
		  and not exists (select from club.booking_requests b
			where b.trackman_booking_id = s.trackman_booking_id)
		  and not exists (
			select from club.trackman_unmatched_bookings u
			where u.trackman_booking_id = s.trackman_booking_id
			  and u.status = 'unmatched')) i
	where i.during && tsrange(from_day, until_day)
	  and (only_resource is null or i.resource_id = only_resource);
$$;

revoke all on function desk.grid_imports(date, date, integer) from public;

reset role;
