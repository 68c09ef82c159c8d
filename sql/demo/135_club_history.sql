-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was played in the club before the demonstration began: ten places a bay
-- and day, back from two days before, each with its end: players, money, what
-- they used up, and who did it.
--
-- Booking i is slot i % 10 of a bay of a day.  All players of one hour are
-- dealt from one throw, each bay from its own stretch of the members, so that
-- nobody plays twice at once.

set role desk_owner;

create function demo.history_bays() returns integer[]
language sql stable
as $$
	select array_agg(r.id order by r.sort_order, r.id)
	from club.resources r
	where r.type = 'simulator'
	  and (r.is_active or r.description = 'given up');
$$;

-- i, and all that is told of it but its people.
create function demo.history_line(i bigint, bays integer)
returns table (bay integer, day date, starts time, minutes integer,
	heads integer, guest boolean, fate text, hour bigint)
language sql immutable
as $$
	select (i / 10 % bays)::integer,
		demo.began() - 2 - (i / 10 / bays)::integer,
		time '07:00' + interval '90 minutes' * (i % 10),
		30 * (1 + demo.dice(i, 'minutes', 3)),
		1 + demo.dice(i, 'heads', 3), demo.dice(i, 'guest', 4) = 0,
		case when demo.dice(i, 'fate', 100) < 86 then 'attended'
			when demo.dice(i, 'fate', 100) < 89 then 'no_show'
			when demo.dice(i, 'fate', 100) < 96 then 'cancelled'
			when demo.dice(i, 'fate', 100) < 98 then 'declined'
			else 'expired' end,
		i / 10 / bays * 10 + i % 10;
$$;

-- Lines of a batch with their keys, and their heads: only while it is laid.
create unlogged table demo.line (
	i bigint not null,
	booking integer not null,
	session integer,
	resource integer not null,
	day date not null,
	starts time not null,
	minutes integer not null,
	heads integer not null,
	fate text not null,
	asked timestamp not null,
	login name not null,
	-- how many players Trackman counted, of those bays that it watched
	counted integer,
	constraint line_pkey primary key (i)
);
create unlogged table demo.line_head (
	i bigint not null,
	head integer not null,
	participant integer not null,
	role text not null,
	user_id text,
	guest_id integer,
	email text,
	name text not null,
	tier text,
	minor integer not null,
	constraint line_head_pkey primary key (i, head)
);

create function demo.history_lines(first bigint, last bigint) returns void
language sql
as $$
	with house as materialized (
		select demo.history_bays() as bays, pg_get_serial_sequence(
				'club.booking_requests', 'id')::regclass as ids,
			pg_get_serial_sequence('club.booking_sessions',
				'id')::regclass as sessions
	)
	insert into demo.line
	select g.i, nextval(b.ids),
		case when l.fate in ('attended', 'no_show')
			then nextval(b.sessions) end,
		b.bays[1 + l.bay], l.day, l.starts, l.minutes,
		least(l.heads, 1 + l.minutes / 30), l.fate,
		l.day + l.starts - interval '1 hour'
			* (3 + demo.dice(g.i, 'asked', 150)),
		demo.pick(g.i, 'login', array['desk1', 'desk2', 'manager1']),
		case when l.fate = 'attended'
				and demo.dice(g.i, 'watched', 20) = 0
			then least(l.heads, 1 + l.minutes / 30)
				+ demo.dice(g.i, 'more', 3) / 2 end
	from house b
	cross join generate_series(first - 1, last - 1) as g (i)
	cross join lateral demo.history_line(g.i, cardinality(b.bays)) l
	order by g.i;

	with club as materialized (
		select case when demo.scale() = 1 then 0
				else demo.first_members() end as skip,
			cardinality(demo.history_bays()) as bays,
			demo.people_of('club') as people,
			(select array_agg(x.id order by x.id)
			from club.guests x) as guests,
			pg_get_serial_sequence('club.booking_participants',
				'id')::regclass as ids
	)
	insert into demo.line_head
	select l.i, h.head, case when l.session is not null
			then nextval(c.ids) else 0 end,
		case when h.head = 1 then 'owner' when h.guest_id is null
			then 'member' else 'guest' end,
		case when h.guest_id is null then k.id::text end, h.guest_id,
		case when h.guest_id is null then k.email else g.email end,
		case when h.guest_id is null then k.name else g.name end,
		case when h.guest_id is null then t.name end,
		case when h.guest_id is not null then 2500
			else 2500 * greatest(0, (l.minutes / l.heads + 29
				- case t.name when 'Social' then 0
				when 'Core' then 60 else 90 end) / 30) end
	from club c
	cross join lateral (select c.people - c.skip as members) m
	join demo.line l on true
	cross join lateral demo.history_line(l.i, c.bays) f
	cross join lateral (
		select n as head, case when n > 1 and n = l.heads and f.guest
			then c.guests[1 + demo.dice(l.i, 'which',
				cardinality(c.guests))] end as guest_id
		from generate_series(1, l.heads) n
	) h
	join demo.known k on k.system = 'club'
		and k.place = 1 + c.skip + (demo.dice(f.hour, 'player',
			m.members) + f.bay * (m.members / c.bays) + 5 * h.head)
			% m.members
	join club.users u on u.id = k.id::text
	join club.membership_tiers t on t.id = u.tier_id
	left join club.guests g on g.id = h.guest_id;
$$;

-- What came of more players than were declared: the latest wait to be looked at.
create function demo.review_of(i bigint, heads integer, counted integer)
returns text
language sql immutable
return case when counted > heads then case when i < 400 then 'pending'
	else demo.pick(i, 'review', array['reviewed', 'adjusted']) end end;

create function demo.history_rows() returns void
language sql
as $$
	insert into club.booking_sessions (id, resource_id, session_date,
		start_time, end_time, created_at)
	select l.session, l.resource, l.day, l.starts,
		l.starts + make_interval(mins => l.minutes), l.asked
	from demo.line l
	where l.session is not null
	order by l.i;

	insert into club.booking_requests (id, user_id, user_email, user_name,
		resource_id, request_date, start_time, end_time,
		duration_minutes, status, session_id, declared_player_count,
		trackman_booking_id, trackman_player_count,
		reconciliation_status, created_at, updated_at)
	select l.booking, h.user_id, h.email, h.name, l.resource, l.day,
		l.starts, l.starts + make_interval(mins => l.minutes),
		l.minutes, l.fate, l.session, l.heads,
		case when l.counted is not null then 'TM-P' || l.i end,
		l.counted, demo.review_of(l.i, l.heads, l.counted), l.asked,
		case when l.session is null then l.asked + interval '2 hours'
			else l.day + l.starts
				+ make_interval(mins => l.minutes) end
	from demo.line l
	join demo.line_head h on h.i = l.i and h.head = 1
	order by l.i;

	insert into club.booking_participants (id, session_id, user_id,
		guest_id, participant_type, display_name, payment_status,
		cached_fee_cents, created_at)
	select h.participant, l.session, h.user_id, h.guest_id, h.role, h.name,
		case when h.minor > 0 and l.fate = 'attended' then 'paid'
			else 'pending' end,
		case when l.fate = 'attended' then h.minor else 0 end, l.asked
	from demo.line l
	join demo.line_head h using (i)
	where l.session is not null
	order by h.i, h.head;

	insert into club.booking_members (booking_id, user_email, slot_number)
	select l.booking, h.email, h.head
	from demo.line l
	join demo.line_head h using (i)
	where h.role = 'member' and l.session is not null
	order by h.i, h.head;

	insert into club.booking_guests (booking_id, guest_name, guest_email,
		slot_number)
	select l.booking, h.name, h.email, h.head
	from demo.line l
	join demo.line_head h using (i)
	where h.role = 'guest' and l.session is not null
	order by h.i, h.head;
$$;

create function demo.history_traces() returns void
language sql
as $$
	insert into club.usage_ledger (user_email, usage_type, quantity,
		recorded_at, session_id, participant_id, user_id,
		minutes_charged, overage_fee_cents, guest_fee_cents,
		payment_method, tier_at_booking, source)
	select coalesce(h.email, o.email), 'simulator', m.minutes,
		l.day + l.starts, l.session, h.participant, h.user_id,
		m.minutes, case when h.role <> 'guest' then h.minor else 0 end,
		case when h.role = 'guest' then h.minor else 0 end,
		case when h.minor > 0 then 'credit_card' end, h.tier,
		'member_request'
	from demo.line l
	join demo.line_head h using (i)
	join demo.line_head o on o.i = l.i and o.head = 1
	cross join lateral (select case when h.role = 'guest' then 0
		else l.minutes / l.heads end as minutes) m
	where l.fate = 'attended'
	order by h.i, h.head;

	insert into club.booking_payment_audit (booking_id, session_id,
		participant_id, action, staff_email, staff_name,
		amount_affected, previous_status, new_status, metadata,
		created_at)
	select l.booking, l.session, h.participant, 'payment_confirmed',
		s.email, s.name, h.minor / 100.0, 'pending', 'paid',
		jsonb_build_object('settle', 'card', 'login', l.login,
			'desk', s.desk), l.day + l.starts
	from demo.line l
	join demo.line_head h using (i)
	join desk.staff s on s.login = l.login
	where l.fate = 'attended' and h.minor > 0
	order by h.i, h.head;

	-- domain.md 2.7: the half hours of those who were not declared
	insert into club.booking_payment_audit (booking_id, session_id, action,
		staff_email, staff_name, amount_affected, metadata, created_at)
	select l.booking, l.session, 'reconciliation_adjusted', s.email, s.name,
		25 * ceil(l.minutes / l.counted * (l.counted - l.heads) / 30.0),
		jsonb_build_object('declared', l.heads, 'counted', l.counted),
		l.day + interval '22 hours'
	from demo.line l
	join desk.staff s on s.login = 'manager1'
	where demo.review_of(l.i, l.heads, l.counted) = 'adjusted'
	order by l.i;

	insert into club.admin_audit_log (staff_email, staff_name, action,
		resource_type, resource_id, resource_name, user_agent,
		actor_type, actor_email, details, created_at)
	select s.email, s.name, d.action, 'booking', l.booking::text,
		to_char(l.day + l.starts, 'YYYY-MM-DD HH24:MI'),
		'opsdesk demo-data', case when d.by_member then 'member'
			when l.fate = 'expired' then 'system' else 'staff' end,
		case when d.by_member then o.email else s.email end,
		jsonb_build_object('before', d.before, 'after',
			jsonb_build_object('status', d.state, 'member',
				o.user_id)), d.at
	from demo.line l
	join demo.line_head o on o.i = l.i and o.head = 1
	-- not a lateral VALUES, which would be prepared anew for every line
	cross join lateral (
		select 'create_booking' as action, true as by_member,
			null::jsonb as before, 'pending' as state, l.asked as at
		union all
		select case l.fate when 'attended' then 'mark_attended'
				when 'no_show' then 'mark_no_show'
				when 'cancelled' then 'cancel_booking'
				when 'declined' then 'decline_booking'
				else 'expire_booking' end,
			l.fate = 'cancelled', jsonb_build_object('status',
				case when l.session is null then 'pending'
				else 'approved' end), l.fate,
			case when l.session is null
				then l.asked + interval '2 hours'
				else l.day + l.starts
					+ make_interval(mins => l.minutes) end
	) d
	left join desk.staff s on s.login = l.login and not d.by_member
		and l.fate <> 'expired'
	order by l.i, d.at;
$$;

create function demo.club_history(first bigint, last bigint) returns void
language sql
as $$
	truncate demo.line, demo.line_head;
	select demo.history_lines(first, last);
	analyze demo.line, demo.line_head;
	select demo.history_rows();
	select demo.history_traces();
$$;

select demo.add_step('club: what was played', 'demo.club_history',
	demo.times(2500), batch => 25000, cost => 9,
	tables => 'club.booking_sessions club.booking_requests '
		'club.booking_participants club.booking_members '
		'club.booking_guests club.usage_ledger '
		'club.booking_payment_audit club.admin_audit_log');

reset role;
