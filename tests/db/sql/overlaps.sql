-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who may have what when: half-open intervals, every conflict source of
-- domain.md 2.3, reports that are stored all the same, and desk.occupancy in
-- line with its sources throughout.
begin;
\ir fixture.psql
select no_plan();

create function t.said(answer jsonb) returns text
language sql
as $$ select coalesce(answer ->> 'code', 'ok') $$;
create function t.holder(answer jsonb) returns text
language sql
as $$ select concat_ws(' ', h ->> 'kind', h ->> 'label', h ->> 'starts')
	from (select answer #> '{detail,holder}' as h) x $$;
create function t.verified(what text) returns text
language sql
as $$ select is_empty('select * from desk.occupancy_verify()',
	'occupancy is as expected ' || what) $$;

-- Half-open: what ends at 17:00 leaves 17:00 free.
select t.book(2, '2026-11-21 16:00', 60, 'anna') as anna \gset
select (:'anna'::jsonb ->> 'booking')::integer as anna_id \gset
select is(t.said(:'anna'), 'ok', 'a free slot is booked');
select is(t.said(t.book(2, '2026-11-21 17:00', 60, 'igor')), 'ok',
	'a booking may begin where another ends');
select is(t.said(t.book(2, '2026-11-21 15:00', 60, 'vip')), 'ok',
	'and end where another begins');
select is(t.said(t.book(2, '2026-11-21 16:55', 30, 'dan')), 'clash',
	'five minutes of overlap are a clash');
select is(t.said(t.book(2, '2026-11-21 15:30', 120, 'dan')), 'clash',
	'so is enclosing it');
select is(t.said(t.book(2, '2026-11-21 16:15', 30, 'dan')), 'clash',
	'so is lying within it');
select is(t.said(t.book(1, '2026-11-21 16:00', 60, 'dan')), 'ok',
	'another bay is another matter');
select t.verified('after bookings');

-- The answer to a clash.
select t.book(2, '2026-11-21 16:00', 60, 'mia') as clash \gset
select is(:'clash'::jsonb ->> 'sentence', 'Lee, Anna has Bay 2 16:00-17:00',
	'the holder is named');
select is(:'clash'::jsonb #>> '{detail,holder,by}', 'Ana Front',
	'and who put it there');
select is(:'clash'::jsonb #>> '{detail,holder,since}', '2026-11-21 14:07',
	'and when');
select is(
	(select array_agg(f ->> 'label' || ' ' || right(f ->> 'starts', 5)
		order by n)
	 from jsonb_array_elements(:'clash'::jsonb #> '{detail,free}')
		with ordinality as e (f, n)),
	array['Bay 3 16:00', 'Bay 1 15:00', 'Bay 1 17:00'],
	'the three nearest free slots are bays, nearest first');
select is(t.said(t.book((f ->> 'resource')::integer,
		(f ->> 'starts')::timestamp, 60, 'mia', dry => true)), 'ok',
	'a slot offered can be had: ' || (f ->> 'label'))
from jsonb_array_elements(:'clash'::jsonb #> '{detail,free}') f;

-- People cannot be in two places: owner against owner, owner against
-- participant, participant against both.
select is(t.said(t.book(3, '2026-11-21 16:30', 60, 'anna')), 'clash',
	'an owner is busy with her own booking');
select is(t.holder(t.book(3, '2026-11-21 16:30', 60, 'anna')),
	'person Bay 2 2026-11-21 16:00', 'and the answer says where');
select is(t.said(t.book(3, '2026-11-21 16:30', 60, 'vip',
	'[{"member":"anna"}]')), 'clash', 'nor can she come along elsewhere');
select is(t.said(t.book(3, '2026-11-21 18:00', 60, 'vip',
	'[{"member":"anna"},{"guest":"Mo Lee"}]')), 'ok',
	'later she can');
select is(t.said(t.book(1, '2026-11-21 18:30', 30, 'anna')), 'clash',
	'a participant is busy');
select is(t.said(t.book(1, '2026-11-21 18:30', 30, 'dan',
	'[{"member":"anna"}]')), 'clash', 'for other parties too');
select is(t.said(t.book(1, '2026-11-21 19:00', 30, 'anna')), 'ok',
	'until the party ends');
select throws_ok($$ insert into club.booking_participants (session_id,
		user_id, participant_type, display_name)
	select session_id, 'dan', 'member', 'Daniel Okafor'
	from club.booking_requests
	where user_id = 'anna' and resource_id = 2 $$, '23P01', null,
	'nor can somebody join who plays in the next bay');
select t.verified('with people in it');

-- The club's own application is held to the same.
create function t.app(call text) returns text
language plpgsql
as $$
begin
	begin
		perform set_config('session_authorization', 'clubsite1', true);
		execute call;
		reset session authorization;
		return 'ok';
	exception
		when exclusion_violation then return 'clash';
		when sqlstate 'OD001' then return sqlerrm;
	end;
end
$$;
select is(t.app($$ insert into club.booking_requests (user_id, resource_id,
		request_date, start_time, end_time, duration_minutes)
	values ('mia', 2, '2026-11-21', '16:30', '17:30', 60) $$), 'clash',
	'a request takes a slot, or is refused');
select is(t.app($$ insert into club.booking_requests (user_id, resource_id,
		request_date, start_time, end_time, duration_minutes,
		request_participants)
	values ('mia', 3, '2026-11-21', '16:00', '17:00', 60,
		'[{"userId":"anna","type":"member"}]') $$), 'clash',
	'the people a request names are busy as well');
select is(t.app($$ insert into club.booking_requests (user_id, resource_id,
		request_date, start_time, end_time, duration_minutes)
	values ('mia', 2, '2026-11-21', '20:00', '21:00', 60) $$), 'ok',
	'a pending request holds its slot');
select is(t.said(t.book(2, '2026-11-21 20:30', 60, 'dan')), 'clash',
	'against staff too');
select is(t.app($$ update club.booking_requests set start_time = '16:30',
		end_time = '17:30'
	where user_id = 'mia' and resource_id = 2 $$), 'clash',
	'moving a request is judged');
select is(t.app($$ update club.booking_requests set status = 'cancelled'
	where user_id = 'mia' and resource_id = 2 $$), 'ok',
	'a cancelled request lets go');
select is(t.said(t.book(2, '2026-11-21 20:30', 60, 'dan')), 'ok',
	'so somebody else has it');
select is(t.app($$ update club.booking_requests set status = 'approved'
	where user_id = 'mia' and resource_id = 2 $$), 'clash',
	'cancelled to approved is judged again');
select is(t.app($$ insert into club.booking_requests (user_id, request_date,
		start_time, end_time, duration_minutes)
	values ('mia', '2026-11-21', '16:00', '17:00', 60) $$), 'ok',
	'a request without a resource occupies nothing');
select t.verified('after the application');

-- A swap in one statement; one by one it would clash.
insert into club.booking_requests (user_id, resource_id, request_date,
	start_time, end_time, duration_minutes, status)
values ('sus', 3, '2026-11-25', '10:00', '11:00', 60, 'approved'),
	('mia', 3, '2026-11-25', '11:00', '12:00', 60, 'approved');
select is(t.app($$ update club.booking_requests
	set start_time = '11:00', end_time = '12:00'
	where user_id = 'sus' $$), 'clash', 'half a swap is a clash');
select is(t.app($$ update club.booking_requests
	set start_time = case user_id when 'sus' then time '11:00'
			else '10:00' end,
		end_time = case user_id when 'sus' then time '12:00'
			else '11:00' end
	where resource_id = 3 and request_date = '2026-11-25' $$), 'ok',
	'two bookings swap their times');
select t.verified('after a swap');

-- A session somewhere else than its booking holds that place as well.
select is(t.app($$ update club.booking_sessions
		set resource_id = 3, session_date = '2026-11-22'
	where id = (select session_id from club.booking_requests
		where user_id = 'dan' and resource_id = 1) $$), 'ok',
	'a session may be moved');
select is(t.said(t.book(3, '2026-11-22 16:00', 60, 'mia')), 'clash',
	'and holds its bay');
select t.verified('after a session moved');

-- Trackman's slots and imports: reported, stored, in the way.
insert into club.trackman_bay_slots (resource_id, trackman_booking_id,
	slot_date, start_time, end_time)
values (1, 'TM-1', '2026-11-22', '10:00', '11:00');
select is(t.holder(t.book(1, '2026-11-22 10:30', 60, 'mia')),
	'slot Bay 1 2026-11-22 10:00', 'a booked slot is in the way');
insert into club.trackman_unmatched_bookings (trackman_booking_id,
	resource_id, booking_date, start_time, end_time, user_name)
values ('TM-2', 1, '2026-11-22', '12:00', '13:00', 'U. Known');
select is(t.holder(t.book(1, '2026-11-22 12:30', 60, 'mia')),
	'unmatched Bay 1 2026-11-22 12:00', 'an unmatched import is');
update club.trackman_unmatched_bookings set status = 'dismissed';
select is(t.said(t.book(1, '2026-11-22 12:30', 60, 'mia', dry => true)), 'ok',
	'not when it is dismissed');
update club.trackman_unmatched_bookings set status = 'unmatched';
update club.trackman_bay_slots set status = 'cancelled';
select is(t.said(t.book(1, '2026-11-22 10:30', 60, 'mia', dry => true)), 'ok',
	'nor a cancelled slot');
insert into club.booking_requests (trackman_booking_id, user_name,
	resource_id, request_date, start_time, end_time, duration_minutes,
	status, origin, is_unmatched)
values ('TM-2', 'U. Known', 1, '2026-11-22', '12:00', '13:00', 60, 'approved',
	'trackman_import', true);
select is(t.holder(t.book(1, '2026-11-22 12:30', 60, 'mia')),
	'booking Bay 1 2026-11-22 12:00',
	'an import with a booking is that booking');
update club.trackman_bay_slots set status = 'booked',
	trackman_booking_id = 'TM-2', start_time = '12:00', end_time = '13:00';
select is((select count(distinct claim)::integer from desk.occupancy o
	where during && '[2026-11-22 12:00,2026-11-22 13:00)'), 1,
	'booking, slot and import of one Trackman booking coexist');
select t.verified('with Trackman in it');

-- A report over a booking is stored soft, with an issue, and still refuses.
select is((select count(*)::integer from desk.integrity_issue), 0,
	'nothing reported so far met anything');
insert into club.trackman_bay_slots (resource_id, trackman_booking_id,
	slot_date, start_time, end_time)
values (2, 'TM-3', '2026-11-21', '16:30', '19:30');
select is((select hard from desk.occupancy where src = 't'
	and during @> '2026-11-21 19:00'::timestamp), false,
	'a slot over bookings is soft');
select is((select count(*)::integer from desk.integrity_issue
	where kind = 'overlap'), 1, 'with an issue');
select is(t.said(t.book(2, '2026-11-21 19:00', 30, 'mia')), 'clash',
	'and is in the way all the same');
insert into club.booking_requests (user_id, resource_id, request_date,
	start_time, end_time, duration_minutes, status, origin)
values ('mia', 2, '2026-11-21', '16:00', '16:45', 45, 'approved',
	'trackman_webhook');
select is((select count(*)::integer from desk.integrity_issue), 2,
	'an import over a booking never fails');
select t.verified('with soft facts');

-- Closures and blocks: they stop takers, never themselves.
insert into club.facility_closures (closure_date, start_time, end_time, reason,
	affected_areas)
values ('2026-11-24', '10:00', '12:00', 'Carpets', 'all_bays');
insert into club.availability_blocks (resource_id, block_date, start_time,
	end_time, block_type)
values (1, '2026-11-24', '14:00', '15:00', 'maintenance'),
	(1, '2026-11-24', '16:00', '17:00', 'available');
select is(t.holder(t.book(3, '2026-11-24 11:00', 60, 'mia')),
	'closure Bay 3 2026-11-24 10:00', 'a closure is in the way');
select is(t.said(t.book(5, '2026-11-24 11:00', 60, 'mia', dry => true)), 'ok',
	'of bays only, if it says so');
select is(t.holder(t.book(1, '2026-11-24 14:30', 60, 'mia')),
	'block Bay 1 2026-11-24 14:00', 'a block is in the way');
select is(t.said(t.book(1, '2026-11-24 16:00', 60, 'mia', dry => true)), 'ok',
	'a block that says "available" is not');
insert into club.resources (id, name, type, sort_order)
values (4, 'Simulator Bay 4', 'simulator', 4);
select is(t.said(t.book(4, '2026-11-24 11:00', 60, 'mia')), 'clash',
	'a new bay is closed with the others');
select is((select count(*)::integer from desk.occupancy
	where src in ('k', 'c') and hard), 0, 'none of it is hard');
select t.verified('with closures');

-- A booking under a closure may be shortened, not lengthened.
insert into club.facility_closures (closure_date, start_time, end_time, reason,
	affects_all_resources)
values ('2026-11-21', '18:30', '19:00', 'Drill', true);
select is(t.app($$ update club.booking_requests set end_time = '18:45',
		duration_minutes = 60, start_time = '17:45'
	where resource_id = 3 and request_date = '2026-11-21'
	  and user_id = 'vip' $$), 'ok',
	'what was there before the closure may give up time');
select is(t.app($$ update club.booking_requests set end_time = '19:15',
		duration_minutes = 90
	where resource_id = 3 and request_date = '2026-11-21'
	  and user_id = 'vip' $$), 'clash', 'but take none of it');

-- Requests that lapsed hold nothing, and become expired on the way.
set test.now = '2026-11-22 09:00:00-08';
insert into club.booking_requests (user_id, resource_id, request_date,
	start_time, end_time, duration_minutes)
values ('igor', 3, '2026-11-22', '09:00', '10:00', 60);
set test.now = '2026-11-22 09:10:00-08';
select is(t.said(t.book(3, '2026-11-22 09:10', 30, 'dan')), 'ok',
	'a lapsed request is no obstacle');
select is((select status from club.booking_requests where user_id = 'igor'
	and request_date = '2026-11-22'), 'expired', 'it is expired now');
select is((select actor_type from club.admin_audit_log
	where action = 'expire_booking'), 'system', 'by the system');
select t.verified('after a lapse');

-- Rebuilding gives the same.
create table t.before as select * from desk.occupancy;
select desk.occupancy_rebuild();
select results_eq('select claim, lane_id, src, src_id, during
		from desk.occupancy order by 1, 2, 3, 4',
	'select claim, lane_id, src, src_id, during
		from t.before order by 1, 2, 3, 4',
	'a rebuild makes the same rows');
select t.verified('after a rebuild');
delete from desk.occupancy where src = 'b' and claim = :anna_id;
select is((select string_agg(distinct problem, ',')
	from desk.occupancy_verify()), 'missing', 'verify sees what is missing');

-- Two takers over one another, loaded with triggers off.
alter table club.booking_requests disable trigger user;
insert into club.booking_requests (user_id, resource_id, request_date,
	start_time, end_time, duration_minutes, status, created_at, updated_at)
values ('mia', 2, '2026-11-24', '17:00', '18:00', 60, 'approved',
		'2026-11-01', '2026-11-01'),
	('dan', 2, '2026-11-24', '17:30', '18:30', 60, 'approved',
		'2026-11-01', '2026-11-01');
alter table club.booking_requests enable trigger user;
select desk.occupancy_rebuild();
select is((select array_agg(problem || ' ' || key order by key)
	from desk.occupancy_verify()), array['overlaps 2'],
	'a rebuild survives an overlap and verify names it');

select * from finish();
rollback;
