-- SPDX-License-Identifier: GPL-3.0-or-later
-- The bookings of desk.grid_range: those of its days, and those that reach in
-- from the night before.

set role desk_owner;

create or replace function desk.grid_bookings(from_day date, until_day date,
	only_resource integer)
returns table (kind text, id integer, resource_id integer, starts timestamp,
	ends timestamp, state text, name text, members integer,
	guests integer, owed_minor integer, displaced boolean,
	needs_review boolean, version text, changed_at timestamptz,
	changed_by text, number text)
language sql stable
as $$
	with shown as materialized (
		select tsrange(from_day, until_day) as days,
			desk.local_now('club') as now,
			desk.setting_text('club', 'zone') as zone
	), over as materialized (
		select k.resource_id, tsrange(k.block_date + k.start_time,
			k.block_date + k.end_time) as during
		from club.availability_blocks k
		where k.block_date between from_day - 1 and until_day
		  and k.block_type <> 'available'
		union all
		select a.resource_id, a.during
		from desk.closure_area a
		where a.closure_date between from_day - 1 and until_day
	)
	select 'booking', b.id, b.resource_id, lower(d.during),
		upper(d.during), e.state,
		coalesce(desk.listing_name(u.name), p.owner,
			desk.listing_name(b.user_name), b.user_email, '?'),
		coalesce(p.members, 1 + desk.asked_members(
			b.request_participants)),
		coalesce(p.guests, desk.asked_guests(b.request_participants)),
		coalesce(o.owed_minor, 0),
		desk.booking_occupies(e.state) and exists (
			select from over o
			where o.resource_id = b.resource_id
			  and o.during && d.during),
		coalesce(s.needs_review, false), 
		desk.booking_version_owing(b.id, coalesce(o.owed_minor, 0)),
		b.updated_at at time zone shown.zone, l.who,
		'#' || b.id
	from shown
	join club.booking_requests b
		on b.request_date between from_day - 1 and until_day - 1
		and (only_resource is null or b.resource_id = only_resource)
	cross join lateral (select coalesce(desk.during(b.request_date,
			b.start_time, b.end_time), tsrange(b.request_date
			+ b.start_time, b.request_date + b.start_time, '[]'))
		as during) d
	cross join lateral (select desk.effective_status(b.status,
		lower(d.during), shown.now) as state) e
	left join club.users u on u.id = b.user_id
	left join club.booking_sessions s on s.id = b.session_id
	left join lateral (
		select count(*) filter (where x.participant_type <> 'guest')
				::integer as members,
			count(*) filter (where x.participant_type = 'guest')
				::integer as guests,
			max(desk.listing_name(x.display_name)) filter (
				where x.participant_type = 'owner') as owner
		from club.booking_participants x
		where x.session_id = b.session_id
		  and x.invite_status in ('accepted', 'pending')
		having count(*) > 0) p on true
	left join desk.bookings_owed(array(
		select x.id from club.booking_requests x
		where x.request_date between from_day - 1 and until_day - 1
		  and (only_resource is null
			or x.resource_id = only_resource))) o
		on o.booking_id = b.id
	left join lateral desk.last_action('booking', b.id::text) l on true
	where d.during && shown.days;
$$;

revoke all on function desk.grid_bookings(date, date, integer) from public;

reset role;
