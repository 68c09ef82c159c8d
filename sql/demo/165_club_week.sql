-- SPDX-License-Identifier: GPL-3.0-or-later
-- Events, classes and tours from today on, laid each day as the club's own
-- application would: two weeks ahead are kept filled, what is over is settled,
-- and what people changed by hand stays as they left it.

set role desk_owner;

create function demo.club_week(first bigint, last bigint) returns void
language plpgsql
as $$
declare
	-- days that were laid before are the club's own
	fresh date := greatest(demo.today(), (
		select max(c.start_time)::date + 1
		from club.wellness_classes c
		where c.google_calendar_id ~ '^gc-[0-9]+$'));
begin
	perform demo.club_days(fresh, demo.today() + 14, 1);
	perform demo.club_answers(fresh, demo.today() + 14);
	perform demo.club_enroll(fresh, demo.today() + 14);
	update club.event_rsvps r
	set status = 'cancelled'
	from club.events e
	where e.id = r.event_id and e.start_time >= fresh
	  and r.status <> 'cancelled' and demo.dice(r.id, 'gives up', 9) = 0;
	update club.wellness_enrollments w
	set status = 'cancelled'
	from club.wellness_classes c
	where c.id = w.wellness_class_id and c.start_time >= fresh
	  and w.status <> 'cancelled' and demo.dice(w.id, 'gives up', 9) = 0;

	-- who was there, but for one in ten
	update club.wellness_enrollments w
	set status = 'attended'
	from club.wellness_classes c
	where c.id = w.wellness_class_id and w.status = 'confirmed'
	  and c.end_time < demo.now() and c.start_time >= demo.began()
	  and c.google_calendar_id ~ '^gc-[0-9]+$'
	  and demo.dice(w.id, 'came', 10) > 0;

	-- somebody gives a place back, and the first who waits has it
	update club.event_rsvps r
	set status = 'cancelled'
	from (select x.id from club.event_rsvps x
		join club.events e on e.id = x.event_id
		where e.start_time between demo.now()
			and demo.now() + interval '7 days'
		  and x.status = 'confirmed'
		  and exists (select from club.event_rsvps w
			where w.event_id = e.id and w.status = 'waitlisted')
		order by e.start_time, x.id limit 1) back
	where r.id = back.id;
	update club.event_rsvps r
	set status = 'confirmed'
	from (select x.id from club.event_rsvps x
		join desk.place_load l on l.kind = 'event' and l.id = x.event_id
			and l.taken < l.capacity
		join club.events e on e.id = x.event_id
			and e.start_time > demo.now()
		where x.status = 'waitlisted'
		order by e.start_time, x.id limit 1) moved
	where r.id = moved.id;
end
$$;

-- Four tours: one is being shown around, one comes later today or was here,
-- one is tomorrow's, and one is only asked for.
create function demo.club_tours_today(first bigint, last bigint) returns void
language sql
as $$
	insert into club.tours (google_calendar_id, visitor_name,
		visitor_email, scheduled_at, status)
	select 'gc-tour-' || to_char(demo.today(), 'YYYYMMDD') || '-' || t.k,
		p.name, p.email, t.at, case t.k when 4 then 'pending'
			else 'scheduled' end
	from (values
		(1, date_trunc('hour', demo.now() - interval '10 minutes')),
		(2, demo.today() + time '16:00'),
		(3, demo.today() + 1 + time '11:00'),
		(4, demo.today() + 3 + time '15:00')) as t (k, at)
	join demo.person p on p.n = 1 + demo.dice(
		demo.club_number(demo.today(), t.k), 'visitor',
		demo.times(1000))
	on conflict do nothing;

	-- who was shown around has left, who did not come will not
	update club.tours t
	set status = case when t.status = 'checked_in'
			or demo.dice(t.id, 'toured', 6) > 0 then 'completed'
		else 'no_show' end
	where t.status in ('scheduled', 'checked_in')
	  and t.scheduled_at < demo.now() - interval '90 minutes'
	  and t.google_calendar_id ~ '^gc-tour-[0-9]{8}-';
	update club.tours t
	set status = case demo.dice(t.id, 'asked', 2) when 0 then 'scheduled'
		else 'cancelled' end
	where t.status = 'pending'
	  and t.scheduled_at < demo.today() + 2
	  and t.google_calendar_id ~ '^gc-tour-[0-9]{8}-';
	update club.tours t
	set status = 'checked_in'
	where t.status = 'scheduled'
	  and t.scheduled_at between demo.now() - interval '90 minutes'
		and demo.now()
	  and t.google_calendar_id ~ '^gc-tour-[0-9]{8}-';
$$;

-- One announcement is always up.
create function demo.club_news_today(first bigint, last bigint) returns void
language sql
as $$
	update club.announcements a set is_active = false
	where a.is_active and a.ends_at < demo.now();
	insert into club.announcements (title, message, priority, starts_at,
		ends_at, closure_id, show_as_banner)
	select demo.pick(w.week, 'news', array['Bay hours this week',
			'League starts', 'Bring a friend',
			'Lost property at the desk']),
		'Ask at the desk.', 'normal', demo.today()::timestamp,
		demo.today() + 7 + time '00:00', c.id, true
	from (select (demo.today() - date '2000-01-01') / 7 as week) w
	left join lateral (select x.id from club.facility_closures x
		where x.closure_date >= demo.today()
		order by x.closure_date, x.id limit 1) c on true
	where not exists (select from club.announcements a where a.is_active);
$$;

select demo.add_step('club: this week', 'demo.club_week', 1, cost => 200,
	kind => 'daily');
select demo.add_step('club: tours today', 'demo.club_tours_today', 1,
	cost => 8, kind => 'daily');
select demo.add_step('club: announcement of the week',
	'demo.club_news_today', 1, kind => 'daily');

reset role;
