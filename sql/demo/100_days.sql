-- SPDX-License-Identifier: GPL-3.0-or-later
-- Days filled with bookings as a club has them: quiet at night, full in the
-- evening, fuller the nearer the day is.

set role desk_owner;

-- How many in a hundred half hours something begins, if the place is free.
create function demo.crowd(bay integer, at timestamp)
returns integer
language sql immutable
return case
	when bay = 0 then case
		when extract(isodow from at) > 5 then 8
		when extract(hour from at) between 8 and 16 then 40
		when extract(hour from at) between 17 and 20 then 15
		else 0 end
	else (array[10, 6, 3, 2, 3, 8, 25, 40, 45, 48, 50, 55, 55, 55, 52, 55,
		62, 75, 88, 92, 92, 85, 55, 25])[1 + extract(hour from at)]
		+ case when extract(isodow from at) > 5
			and extract(hour from at) between 9 and 16
			then 15 else 0 end
end;

create function demo.length_of(bay integer, key text)
returns integer
language sql immutable
return demo.one_of('length' || key, case when bay = 0
	then array['60', '90', '120', '60', '180', '240']
	else array['60', '60', '90', '60', '120', '30', '90', '60', '150', '90']
	end)::integer;

-- What a booking of the plan is at first, and now and then stays.
create function demo.goal_of(bay integer, key text) returns text
language sql immutable
return case
	when bay = 0 then 'confirmed'
	when demo.roll('goal' || key, 100) < 68 then 'approved'
	when demo.roll('goal' || key, 100) < 97 then 'confirmed'
	when demo.roll('goal' || key, 100) < 99 then 'pending'
	else 'pending_approval'
end;

-- One booking for the plan; with whom follows from how long it is.
create function demo.plan_one(on_day date, bay integer,
	resource integer, begins timestamp, minutes integer, goal text)
returns void
language plpgsql
as $$
declare
	key text := bay || ' ' || to_char(begins, 'MM-DD HH24:MI');
	heads integer := case
		when bay = 0 then 3 + demo.roll('heads' || key, 8)
		when minutes <= 30 then demo.roll('heads' || key, 2)
		else demo.roll('heads' || key, 1 + least(minutes, 120) / 30)
	end;
	guests integer := demo.roll('guests' || key, 1 + (heads + 1) / 2);
begin
	-- the clocks change in these hours, and skip one
	if begins::time < '04:00' and not (desk.time_exists(begins)
		and desk.time_exists(begins
			+ make_interval(mins => minutes))) then
		return;
	end if;
	insert into demo.plan (day, key, resource_id, starts, minutes, goal,
		with_members, with_guests, trackman, note)
	values (on_day, goal || ' ' || key, resource, begins, minutes, goal,
		heads - guests, guests,
		case when bay > 0 and goal in ('approved', 'confirmed')
			and demo.roll('trackman' || on_day || key, 12) = 0
			then 'TM-' || to_char(begins, 'YYYYMMDDHH24MI-')
				|| resource end,
		case when demo.roll('noted' || on_day || key, 9) = 0
			then demo.one_of('note' || on_day || key, array[
				'left-handed', 'brings own clubs',
				'first time here', 'birthday',
				'asks for the sofa', 'pays for everybody',
				'needs a receipt', 'may be ten minutes late'])
			end)
	on conflict do nothing;
end
$$;

-- One that was called off again, where nothing else is for now.
create function demo.plan_cancelled(on_day date, bay integer,
	resource integer, begins timestamp) returns void
language sql
as $$
	select demo.plan_one(on_day, bay, resource, begins, 60, 'cancelled')
	from (select tsrange(begins, begins + interval '1 hour') as during) w
	where demo.is_clear(resource, w.during)
	  and not exists (
		select from demo.plan p
		where p.resource_id = resource
		  and demo.during(p) && w.during);
$$;

-- One bay on one day, from the first half hour on.  Whether something begins
-- is thrown for the half hour, so that a fuller day holds all that the emptier
-- one did.
create function demo.fill_bay(on_day date, from_time time,
	bay integer, resource integer, percent integer, keep tsrange)
returns void
language plpgsql
as $$
declare
	at timestamp := on_day + from_time;
	begins timestamp;
	minutes integer;
	key text;
	throw integer;
begin
	while at < on_day + 1 loop
		key := on_day || ' ' || bay || ' ' || to_char(at, 'HH24:MI');
		throw := demo.roll('begins' || key, 10000);
		minutes := demo.length_of(bay, key);
		begins := at + case when demo.roll('late' || key, 14) = 0
			then interval '5 minutes' else interval '0' end;
		if throw >= demo.crowd(bay, at) * percent then
			if throw % 23 = 0 and bay > 0 then
				perform demo.plan_cancelled(on_day, bay,
					resource, at);
			end if;
			at := demo.half_hour(at + interval '30 minutes');
		elsif demo.is_clear(resource, tsrange(begins, begins
				+ make_interval(mins => minutes)))
			and not keep && tsrange(begins, begins
				+ make_interval(mins => minutes)) then
			perform demo.plan_one(on_day, bay, resource, begins,
				minutes, demo.goal_of(bay, key));
			at := begins + make_interval(mins => minutes);
		else
			at := demo.half_hour(at + interval '30 minutes');
		end if;
	end loop;
end
$$;

-- What a week has besides bookings.
create function demo.fill_blocks(on_day date) returns void
language plpgsql
as $$
declare
	k record;
begin
	for k in
		select b.resource_id, tsrange(on_day + w.begins,
			on_day + w.ends) as during, w.kind, w.notes
		from (values
			(1, 2, time '05:00', time '06:00', 'maintenance',
				'screens cleaned'),
			(3, 4, '10:00', '11:00', 'lesson', 'coach Ruiz'),
			(4, 0, '07:00', '08:00', 'wellness', 'yoga'),
			(5, 4, '09:00', '10:30', 'lesson', 'beginners'),
			(6, 1, '08:00', '09:30', 'event', 'junior league')
		) as w (dow, bay, begins, ends, kind, notes)
		join demo.bay b on b.bay = w.bay
		where w.dow = extract(isodow from on_day)
	loop
		if demo.is_clear(k.resource_id, k.during) then
			perform demo.block(k.resource_id, k.during, k.kind,
				k.notes);
		end if;
	end loop;
end
$$;

-- A party into the small hours, every night: the later bays get it first.
create function demo.fill_night(on_day date, keep tsrange)
returns void
language plpgsql
as $$
declare
	begins timestamp := on_day + time '23:00';
	during tsrange := tsrange(begins, begins + interval '2 hours');
begin
	perform demo.plan_one(on_day, b.bay, b.resource_id, begins, 120,
		'approved')
	from demo.bay b
	where b.bay > 0 and demo.is_clear(b.resource_id, during)
	  and not keep && during
	order by md5(on_day || '-' || b.bay)
	limit 1;
end
$$;

create function demo.fill(on_day date, from_time time,
	percent integer, keep tsrange) returns void
language plpgsql
as $$
declare
	b record;
begin
	if not exists (select from desk.demo_day d where d.day = on_day) then
		perform demo.fill_blocks(on_day);
		perform demo.fill_night(on_day, keep);
	end if;
	for b in select * from demo.bay order by bay loop
		perform demo.fill_bay(on_day, from_time, b.bay, b.resource_id,
			percent, keep);
	end loop;
	perform demo.assign(on_day);
end
$$;

reset role;
