-- SPDX-License-Identifier: GPL-3.0-or-later
-- A block, closure, unmatched import or Trackman slot in the columns they
-- share.  A closure of more than one resource has none.

set role desk_owner;

create or replace function desk.block_facts(kind text, id integer,
	out resource_id integer, out label text, out starts timestamp,
	out ends timestamp, out block_type text, out notes text)
language sql stable
as $$
	select k.resource_id, desk.resource_label(k.resource_id),
		k.block_date + k.start_time, k.block_date + k.end_time,
		k.block_type, k.notes
	from club.availability_blocks k
	where block_facts.kind = 'block' and k.id = block_facts.id
	union all
	select r.id, coalesce(desk.resource_label(r.id),
			case c.affected_areas when 'all_bays' then 'All bays'
				when 'conference_room' then 'Conference room'
				else 'The club' end),
		c.closure_date + case when c.is_full_day then time '00:00'
			else c.start_time end,
		c.closure_date + case when c.is_full_day then time '24:00'
			else c.end_time end,
		'closure', c.reason
	from club.facility_closures c
	left join club.resources r on not c.affects_all_resources
		and c.affected_areas = 'bay_' || r.id
	where block_facts.kind = 'closure' and c.id = block_facts.id
	union all
	select u.resource_id, desk.resource_label(u.resource_id), lower(d.d),
		upper(d.d), u.status, u.match_attempt_reason
	from club.trackman_unmatched_bookings u,
		lateral (select desk.during(u.booking_date, u.start_time,
			u.end_time) as d) d
	where block_facts.kind = 'unmatched' and u.id = block_facts.id
	union all
	select s.resource_id, desk.resource_label(s.resource_id), lower(d.d),
		upper(d.d), s.status, s.trackman_booking_id
	from club.trackman_bay_slots s,
		lateral (select desk.during(s.slot_date, s.start_time,
			s.end_time) as d) d
	where block_facts.kind = 'slot' and s.id = block_facts.id;
$$;

revoke all on function desk.block_facts(text, integer) from public;

reset role;
