-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lays planned bookings: request, session, roster, Trackman's slot, fees, and
-- the record of who asked and who approved.  Every row goes through the
-- triggers that everybody's rows go through.

set role desk_owner;

-- A line of the club's record, as desk.audit() would have written it at the
-- time of the clock.  login: of somebody at a desk, 'system', or null for the
-- member whose e-mail is in `more`.
create function demo.journal(kind text, id integer, label text,
	login text, action text, before jsonb, after jsonb, more jsonb)
returns void
language plpgsql
as $$
#variable_conflict use_variable
begin
	insert into club.admin_audit_log (staff_email, staff_name, action,
		resource_type, resource_id, resource_name, user_agent,
		actor_type, actor_email, details)
	select s.email, s.name, action, kind, id::text, label,
		'opsdesk demo-data', case when s.id is not null then 'staff'
			when login = 'system' then 'system' else 'member' end,
		coalesce(s.email, more ->> 'email'),
		jsonb_strip_nulls(jsonb_build_object('login', s.login,
			'desk', s.desk)) || more - 'email'
			|| jsonb_build_object('before', before, 'after', after)
	from (select) one
	left join desk.staff s on s.login = login;
end
$$;

-- The same for a booking, in the state it has now unless `after` is given.
create function demo.journal(booking integer, login text,
	action text, before jsonb, more jsonb default '{}',
	after jsonb default null) returns void
language plpgsql
as $$
declare
	title text;
	email text;
begin
	select concat_ws(' ', y.label, desk.span(lower(d.during),
			upper(d.during))), b.user_email
	into title, email
	from club.booking_requests b
	join demo.bay y using (resource_id),
		lateral (select desk.during(b.request_date, b.start_time,
			b.end_time) as during) d
	where b.id = booking;
	if login is null then
		more := more || jsonb_build_object('email', email);
	end if;
	perform demo.journal('booking', booking, title, login, action, before,
		coalesce(after, desk.booking_facts(booking)), more);
end
$$;

-- The state a booking begins in (domain.md 2.2 lets it begin in an active one).
create function demo.first_state(goal text) returns text
language sql immutable
return case
	when goal in ('pending', 'declined', 'expired') then 'pending'
	when goal in ('pending_approval', 'confirmed') then goal
	else 'approved'
end;

-- Keys, in the order in which the bookings were asked for.
create function demo.number_plan() returns void
language sql
as $$
	update demo.plan p
	set booking_id = n.booking,
		session_id = case when demo.first_state(p.goal)
					in ('approved', 'confirmed')
				and p.origin not like 'trackman%'
			then nextval(pg_get_serial_sequence(
				'club.booking_sessions', 'id')) end
	from (
		select x.id, nextval(pg_get_serial_sequence(
			'club.booking_requests', 'id')) as booking
		from (select y.id from demo.plan y
			where y.booking_id is null
			order by y.asked_at, y.id) x) n
	where n.id = p.id;
$$;

-- What a request says about companions, before there is a roster.
create function demo.companions(p demo.plan) returns jsonb
language sql stable
as $$
	select jsonb_agg(c.said)
	from (select jsonb_build_object('userId', m) as said
		from unnest(p.members) m
		union all
		select jsonb_build_object('name', g.name, 'email', g.email)
		from club.guests g
		where g.id = any (p.guests)) c;
$$;

-- Trackman's own view of a place: who it says plays there.
create function demo.lay_slot(resource integer, during tsrange,
	number text, who text, email text, players integer) returns void
language sql
as $$
	insert into club.trackman_bay_slots (resource_id, trackman_bay_id,
		bay_name, trackman_booking_id, slot_date, start_time, end_time,
		status, customer_name, customer_email, player_count)
	select r.id, 'bay-' || r.id, r.name, number, lower(during)::date,
		lower(during)::time,
		desk.end_time(lower(during), upper(during)), 'booked', who,
		lay_slot.email, players
	from club.resources r
	where r.id = resource;
$$;

-- Is this a booking that never came about?
create function demo.is_dead(goal text) returns boolean
language sql immutable
return goal in ('cancelled', 'declined', 'expired');

-- Everybody of planned bookings, in the order of the roster.
create function demo.heads(wave integer[])
returns table (plan_id integer, role text, user_id text, guest_id integer,
	name text, email text, place bigint)
language sql stable
as $$
	select p.id, h.role, h.user_id, h.guest_id, h.name, h.email,
		row_number() over (partition by p.id order by h.turn, h.name)
	from demo.plan p
	cross join lateral (
		select 'owner' as role, p.owner as user_id,
			null::integer as guest_id, u.name, u.email, 0 as turn
		from club.users u where u.id = p.owner
		union all
		select 'owner', null, null, p.stranger, null, 0
		where p.stranger is not null
		union all
		select 'member', u.id, null, u.name, u.email, 1
		from club.users u where u.id = any (p.members)
		union all
		select 'guest', null, g.id, g.name, g.email, 2
		from club.guests g where g.id = any (p.guests)) h
	where p.id = any (wave) and p.session_id is not null;
$$;

create function demo.lay_rosters(wave integer[]) returns void
language plpgsql
as $$
begin
	insert into club.booking_participants (session_id, user_id, guest_id,
		participant_type, display_name, created_at)
	select p.session_id, h.user_id, h.guest_id, h.role, h.name,
		p.decided_at
	from demo.plan p
	join demo.heads(wave) h on h.plan_id = p.id
	order by p.session_id, h.place;

	-- the first slot is the owner's
	insert into club.booking_members (booking_id, user_email, slot_number)
	select p.booking_id, h.email, h.place
	from demo.plan p
	join demo.heads(wave) h on h.plan_id = p.id
	where h.role = 'member';

	insert into club.booking_guests (booking_id, guest_name, guest_email,
		slot_number)
	select p.booking_id, h.name, h.email, h.place
	from demo.plan p
	join demo.heads(wave) h on h.plan_id = p.id
	where h.role = 'guest';
end
$$;

create function demo.lay_rows(wave integer[]) returns void
language plpgsql
as $$
begin
	insert into club.booking_sessions (id, trackman_booking_id,
		resource_id, session_date, start_time, end_time, source,
		created_at)
	select p.session_id, p.trackman, p.resource_id, p.starts::date,
		p.starts::time, desk.end_time(p.starts, upper(demo.during(p))),
		p.origin, p.decided_at
	from demo.plan p
	where p.id = any (wave) and p.session_id is not null
	order by p.session_id;

	insert into club.booking_requests (id, user_id, user_email, user_name,
		resource_id, request_date, start_time, end_time,
		duration_minutes, status, session_id, trackman_booking_id,
		request_participants, declared_player_count, notes, origin,
		is_unmatched, created_at, updated_at)
	select p.booking_id, p.owner, u.email, coalesce(u.name, p.stranger),
		p.resource_id, p.starts::date, p.starts::time,
		desk.end_time(p.starts, upper(demo.during(p))), p.minutes,
		demo.first_state(p.goal), p.session_id, p.trackman,
		demo.companions(p), p.declared, p.note, p.origin,
		p.owner is null and p.origin like 'trackman%', p.asked_at,
		p.decided_at
	from demo.plan p
	left join club.users u on u.id = p.owner
	where p.id = any (wave)
	order by p.booking_id;

	perform demo.lay_rosters(wave);
	perform demo.lay_slot(p.resource_id, demo.during(p), p.trackman,
		coalesce(u.name, p.stranger), u.email, p.declared)
	from demo.plan p
	left join club.users u on u.id = p.owner
	where p.id = any (wave) and p.trackman is not null
	order by p.id;
end
$$;

-- What bookings cost as they were made, all at once: the fees are those of
-- desk.booking_fees, written as desk.booking_snapshot() writes them.
create function demo.snapshots() returns void
language sql
as $$
	with fee as materialized (
		select f.*
		from desk.booking_fees(array(select p.booking_id
			from demo.plan p
			where p.session_id is not null
			  and not demo.is_dead(p.goal))) f
	), noted as (
		update club.booking_participants h
		set cached_fee_cents = f.minor
		from fee f
		where h.id = f.participant_id and f.minor <> 0
	)
	insert into club.booking_fee_snapshots (booking_id, session_id,
		participant_fees, total_cents, created_at)
	select p.booking_id, p.session_id,
		jsonb_agg(jsonb_build_object('id', f.participant_id,
			'amountCents', f.owed) order by f.participant_id),
		sum(f.owed), p.decided_at
	from fee f
	join demo.plan p using (booking_id)
	where f.owed > 0
	group by p.booking_id, p.session_id, p.decided_at;
$$;

-- Who asked for it, and who approved it.
create function demo.record_beginning(p demo.plan) returns void
language plpgsql
as $$
declare
	facts jsonb := desk.booking_facts(p.booking_id);
	asked jsonb := facts || '{"status": "pending"}';
begin
	perform demo.set_clock(p.asked_at);
	if p.asked_by is null and p.session_id is not null
		and p.resource_id in (select b.resource_id from demo.bay b
			where b.bay > 0) then
		perform demo.journal(p.booking_id, null, 'create_booking',
			null, '{}', asked);
		perform demo.set_clock(p.decided_at);
		perform demo.journal(p.booking_id, p.decided_by,
			'approve_booking', asked);
		return;
	end if;
	perform demo.journal(p.booking_id, coalesce(p.asked_by,
			case when p.origin like 'trackman%' then 'system' end),
		'create_booking', null, case when p.asked_by is not null
			then jsonb_build_object('received_from', demo.one_of(
				p.day || p.key,
				array['phone', 'member', 'walk-in']))
			else '{}' end);
end
$$;

-- Who answers at the desk.
create function demo.somebody(key text) returns text
language sql immutable
return demo.one_of('staff' || key,
	array['desk1', 'desk2', 'desk1', 'desk2', 'manager1']);

-- Fills in what the plan leaves open: times, people at the desk, origin, keys.
create function demo.settle_plan(now timestamp) returns void
language plpgsql
as $$
begin
	update demo.plan p
	set asked_by = demo.somebody('asked' || p.day || p.key)
	where p.asked_by is null and not p.scene
	  and p.goal in ('approved', 'confirmed', 'cancelled')
	  and demo.roll('asked by' || p.day || p.key, 3) = 0;
	update demo.plan p
	set decided_by = demo.somebody('decided' || p.day || p.key),
		origin = case when p.asked_by is not null
			then 'staff_manual' else p.origin end;
	perform demo.time_plan(now);
	perform demo.number_plan();
end
$$;

-- Lays the whole plan.  What never came about goes first: it held the place
-- only until it was called off.
create function demo.lay(now timestamp) returns void
language plpgsql
as $$
declare
	p demo.plan;
begin
	perform demo.settle_plan(now);
	perform demo.lay_rows(array(select x.id from demo.plan x
		where demo.is_dead(x.goal)));
	for p in
		select * from demo.plan x where demo.is_dead(x.goal)
		order by x.booking_id
	loop
		perform demo.record_beginning(p);
		perform demo.set_clock(case p.goal when 'expired' then p.starts
			else p.decided_at + (least(p.starts, now)
				- p.decided_at) / 2 end);
		perform demo.call_off(p.booking_id, p.goal);
	end loop;

	perform demo.set_clock(now);
	perform demo.lay_rows(array(select x.id from demo.plan x
		where not demo.is_dead(x.goal)));
	perform demo.snapshots();
	for p in
		select * from demo.plan x where not demo.is_dead(x.goal)
		order by x.starts, x.booking_id
	loop
		perform demo.record_beginning(p);
		perform demo.play(p, now);
	end loop;
	perform demo.set_clock(now);

	insert into desk.demo_booking (booking_id, version, scene_on)
	select x.booking_id, '', case when x.scene then now::date end
	from demo.plan x;
	delete from demo.plan;
end
$$;

reset role;
