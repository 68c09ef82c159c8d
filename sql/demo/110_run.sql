-- SPDX-License-Identifier: GPL-3.0-or-later
-- Brings the demonstration up to today, once a day.

set role desk_owner;

-- A booking's rows as they stand.  What it owes is left out: that changes
-- with other bookings and with the clock, though nobody touched this one.
create function demo.version(booking integer) returns text
language plpgsql stable
as $$
begin
	return (
		select md5(concat_ws(' ', b.xmin, s.xmin, (
			select string_agg(p.id || ':' || p.xmin, ' '
				order by p.id)
			from club.booking_participants p
			where p.session_id = b.session_id)))
		from club.booking_requests b
		left join club.booking_sessions s on s.id = b.session_id
		where b.id = booking);
end
$$;

-- Bookings laid here that nobody has touched since.
create function demo.untouched() returns setof integer
language sql stable
as $$
	select d.booking_id
	from desk.demo_booking d
	where d.version = demo.version(d.booking_id);
$$;

-- Calls off what is in the way of the scene, if it is ours.
create function demo.make_room(ours integer[], now timestamp)
returns void
language plpgsql
as $$
declare
	b record;
begin
	for b in
		select distinct q.id, q.request_date + q.start_time as starts,
			q.updated_at
		from demo.scene_times(now) t
		join demo.bay y using (bay)
		join club.booking_requests q on q.resource_id = y.resource_id
			and desk.during(q.request_date, q.start_time,
				q.end_time) && t.during
		where q.id = any (ours)
		  and q.status in ('pending', 'pending_approval', 'approved',
			'confirmed')
		order by q.id
	loop
		perform demo.set_clock(greatest(b.updated_at,
			least(b.starts, now) - interval '2 hours'));
		perform demo.call_off(b.id, 'cancelled');
	end loop;
	perform demo.set_clock(now);
end
$$;

-- Imports of past days that nobody looked at are not today's alarm.
create function demo.dismiss_imports(now timestamp) returns void
language sql
as $$
	update club.trackman_bay_slots t set status = 'completed'
	where t.trackman_booking_id ~ '^BK-[0-9]{8}$'
	  and t.slot_date < now::date - 1 and t.status = 'booked';
	update club.trackman_unmatched_bookings u
	set status = 'dismissed', resolved_at = now,
		resolved_by = 'mia@club.example'
	where u.trackman_booking_id ~ '^BK-[0-9]{8}$'
	  and u.booking_date < now::date - 1 and u.status = 'unmatched';
$$;

create function demo.bring_up(now timestamp) returns void
language plpgsql
as $$
declare
	today date := now::date;
	ours integer[] := array(select demo.untouched());
	keep tsrange := demo.scene_span(now);
	d integer;
begin
	perform demo.gather_bays();
	perform demo.make_room(ours, now);
	perform demo.dismiss_imports(now);
	perform demo.plan_scene(now);
	perform demo.assign(today);
	perform demo.lay(now);
	perform demo.lay_closure(today + 1);

	for d in -1 .. 7 loop
		continue when d = -1 and exists (select from desk.demo_day x
			where x.day = today - 1);
		perform demo.fill(today + d, case d when -1
				then time '16:00' else '00:00' end,
			(array[100, 100, 90, 80, 70, 62, 55, 50, 45])[d + 2],
			keep);
		perform demo.lay(now);
		insert into desk.demo_day (day, filled_at)
		values (today + d, now())
		on conflict do nothing;
	end loop;

	perform demo.advance(b.id, now)
	from (select q.id
		from club.booking_requests q
		join desk.demo_booking x on x.booking_id = q.id
		where (x.version = '' or q.id = any (ours))
		  and x.scene_on is distinct from today
		  and q.request_date between today - 10 and today
		  and q.status not in ('cancelled', 'declined', 'expired',
			'attended', 'no_show')
		  and not q.is_unmatched
		order by q.request_date, q.start_time, q.id) b;
	perform demo.set_clock(now);
	update desk.demo_day x set lively_at = now() where x.day = today;
	update desk.demo_booking x
	set version = demo.version(x.booking_id)
	where x.version = '' or x.booking_id = any (ours);
end
$$;

-- The past is told at its own time: desk.clock() shows what demo.set_clock()
-- says until this transaction ends, for nobody else, and is put back.
do $$
declare
	now timestamp := demo.now();
	true_clock text := pg_get_functiondef('desk.clock()'::regprocedure);
begin
	if exists (select from desk.demo_day d
		where d.day = now::date and d.lively_at is not null) then
		return;
	end if;
	create or replace function desk.clock() returns timestamptz
		language sql volatile
		return current_setting('demo.clock')::timestamptz;
	perform demo.set_clock(now);
	-- the same few statements a thousand times
	set local plan_cache_mode = force_generic_plan;
	set local jit = off;
	perform demo.bring_up(now);
	execute true_clock;
end
$$;

reset role;
