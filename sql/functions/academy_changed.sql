-- SPDX-License-Identifier: GPL-3.0-or-later
-- Rows of a table that live screens show have changed (both their old and
-- their new form): what they occupy follows, and their days are told.

set role desk_owner;

create or replace function desk.academy_changed(changed_table text,
	changed jsonb[]) returns void
language plpgsql
as $$
declare
	ids text[] := array(select distinct c ->> 'id'
		from unnest(changed) c);
	events text[];
begin
	case changed_table
	when 'schedule_booking' then
		perform desk.academy_occupancy_refresh('booking', ids);
		perform desk.lens_tell('coaches', array(
			select h.start_date::date
			from unnest(changed) c
			join academy.schedule h on h.id = c ->> 'schedule_id'));
	when 'session' then
		perform desk.academy_occupancy_refresh('booking', array(
			select distinct c ->> 'booking_id'
			from unnest(changed) c
			where c ->> 'booking_id' is not null));
		perform desk.academy_occupancy_refresh('session', array(
			select distinct c ->> 'id' from unnest(changed) c
			where c ->> 'booking_id' is null));
		perform desk.lens_tell('coaches', array(
			select (c ->> 'date')::timestamp::date
			from unnest(changed) c));
	when 'session_participant' then
		perform desk.academy_occupancy_refresh(case
				when s.booking_id is null then 'session'
				else 'booking' end,
			array_agg(distinct coalesce(s.booking_id, s.id)))
		from academy.session_details d
		join academy.session s on s.id = d.session_id
		where d.id in (select c ->> 'session_detail_id'
			from unnest(changed) c)
		group by s.booking_id is null;
		-- those whose session is gone with them
		perform desk.academy_occupancy_refresh('session', '{}', array(
			select c ->> 'id' from unnest(changed) c
			where not exists (
				select from academy.session_participant p
				where p.id = c ->> 'id')));
	when 'event', 'event_trainer', 'event_registration' then
		events := array(select distinct c ->> case changed_table
				when 'event' then 'id' else 'event_id' end
			from unnest(changed) c);
		if changed_table <> 'event_registration' then
			perform desk.academy_occupancy_refresh('event', events);
		end if;
		if changed_table = 'event' then
			ids := array(select r.id
				from academy.event_registration r
				where r.event_id = any (events)
				  and r.status <> 'CANCELED');
		end if;
		if changed_table <> 'event_trainer' then
			perform desk.academy_occupancy_refresh('registration',
				ids);
		end if;
		perform desk.lens_tell('classes', array(
			select d.day
			from academy.event e
			cross join lateral desk.academy_event_days(
				e.start_date, e.end_date, e.start_time,
				e.end_time) d
			where e.id = any (events)));
	when 'refund' then
		perform pg_notify('desk', 'refunds');
	end case;
end
$$;

revoke all on function desk.academy_changed(text, jsonb[]) from public;

reset role;
