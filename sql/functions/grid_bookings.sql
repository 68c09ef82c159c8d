-- SPDX-License-Identifier: GPL-3.0-or-later
-- The bookings of desk.grid_range: those of its days, and those that reach in
-- from the night before, in the places that the grid shows: what was played in
-- those that were given up is no business of its columns.  Which they are is
-- found first, by date; the rest is looked up for these alone, however many
-- others there are.

set role desk_owner;

create or replace function desk.grid_bookings(from_day date, until_day date,
	only_resource integer)
returns table (kind text, id integer, resource_id integer, starts timestamp,
	ends timestamp, state text, name text, members integer,
	guests integer, owed_minor integer, displaced boolean,
	needs_review boolean, unmatched boolean, version text,
	changed_at timestamptz, changed_by text, number text)
language plpgsql stable
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
	now timestamp := desk.local_now('club');
	zone text := desk.setting_text('club', 'zone');
	days tsrange := tsrange(from_day, until_day);
	shown integer[] := array(
		select r.id from club.resources r
		where r.is_active
		  and (only_resource is null or r.id = only_resource));
	ids integer[] := array(
		select b.id from club.booking_requests b
		where b.request_date between from_day - 1 and until_day - 1
		  and (b.resource_id = any (shown)
			or b.resource_id is null and only_resource is null)
		  and (b.request_date >= from_day
			or b.end_time <= b.start_time));
	over desk.cover[] := desk.grid_covers(from_day, until_day);
begin
	return query
	select 'booking', b.id, b.resource_id, lower(d.during),
		upper(d.during), e.state,
		coalesce((select desk.listing_name(u.name) from club.users u
			where u.id = b.user_id), p.owner,
			desk.listing_name(b.user_name),
			desk.address_shown(b.user_email), '?'),
		coalesce(p.members, 1 + desk.asked_members(
			b.request_participants)),
		coalesce(p.guests, desk.asked_guests(b.request_participants)),
		v.owed_minor,
		desk.booking_occupies(e.state) and exists (
			select from unnest(over) o
			where o.resource_id = b.resource_id
			  and o.during && d.during),
		coalesce((select s.needs_review from club.booking_sessions s
			where s.id = b.session_id), false),
		b.is_unmatched, v.version, b.updated_at at time zone zone, l.who, '#' || b.id
	from club.booking_requests b
	join desk.booking_versions(ids) v on v.booking_id = b.id
	cross join lateral (select coalesce(desk.during(b.request_date,
			b.start_time, b.end_time), tsrange(b.request_date
			+ b.start_time, b.request_date + b.start_time, '[]'))
		as during) d
	cross join lateral (select desk.effective_status(b.status,
		lower(d.during), now) as state) e
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
	left join lateral desk.last_action('booking', b.id::text) l on true
	where b.id = any (ids) and d.during && days;
end
$$;

revoke all on function desk.grid_bookings(date, date, integer) from public;

reset role;
