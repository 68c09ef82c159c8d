-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the grid is drawn from: states in force, names, counts, money, alerts.
begin;
\ir fixture.psql
select no_plan();

create function t.grid(from_day text, until_day text, cols text,
	only_resource integer default null) returns text[]
language sql
as $$
	select array(select jsonb_array_elements_text(
		t.as('frontdesk1', format('(select jsonb_agg(concat_ws(''|'', '
			'%s) order by g.starts, g.resource_id, g.id) '
			'from desk.grid_range(%L, %L, %L) g)', cols, from_day,
			until_day, only_resource))))
$$;
create function t.alert(kind text) returns text
language sql
as $$
	select a #>> '{}' from t.as('frontdesk1', format(
		'(select concat_ws(''|'', n, minor, sentence, item_kind, '
		'item_id, at) from desk.grid_alerts(''2026-11-21'') '
		'where kind = %L)', kind)) a
$$;

select is(t.as('frontdesk1', '(select jsonb_agg(concat_ws(''|'', r.label,
	r.kind, r.capacity)) from desk.grid_resources() r)'),
	'["Bay 1|simulator|6", "Bay 2|simulator|6", "Bay 3|simulator|4",
	"Conference Room|conference_room|12"]',
	'resources have short labels, in their order');
insert into desk.label values ('club', 'resource', '5', 'Confer.');
select is(desk.resource_label(5), 'Confer.', 'or the one they were given');
select is(t.as('frontdesk1', '(select jsonb_agg(concat_ws(''|'', h.day,
		h.opens::time, h.closes::time))
	from desk.grid_hours(''2026-11-20'', ''2026-11-25'') h)'),
	'["2026-11-20|08:30:00|22:00:00", "2026-11-21|08:30:00|22:00:00",
	"2026-11-22|08:30:00|18:00:00", "2026-11-24|08:30:00|20:00:00"]',
	'Monday has no row');

-- Bookings in every state that matters to a reader.
select t.book(1, '2026-11-21 14:10', 60, 'anna',
	'[{"guest":"Mo Lee"},{"member":"vip"}]') ->> 'booking' as party \gset
insert into club.booking_requests (user_id, resource_id, request_date,
	start_time, end_time, duration_minutes, request_participants)
values ('igor', 2, '2026-11-21', '14:00', '15:00', 60, null),
	('mia', 2, '2026-11-21', '15:00', '16:00', 60,
		'[{"type":"guest","name":"X"},{"userId":"dan"}]');
insert into club.booking_requests (user_id, resource_id, request_date,
	start_time, end_time, duration_minutes, status)
values ('dan', 3, '2026-11-21', '13:30', '14:30', 60, 'confirmed'),
	('igor', 3, '2026-11-20', '22:00', '01:00', 180, 'approved'),
	('igor', 2, '2026-11-24', '10:00', '11:00', 60, 'pending_approval');
insert into club.booking_requests (user_name, resource_id, request_date,
	start_time, end_time, duration_minutes, status, origin, is_unmatched)
values ('Guest 7', 3, '2026-11-21', '18:00', '18:45', 45, 'cancelled',
	'trackman_import', true);
insert into club.trackman_unmatched_bookings (trackman_booking_id,
	resource_id, booking_date, start_time, end_time, user_name)
values ('BK-99120', 2, '2026-11-21', '19:00', '20:00', 'Una Known');
insert into club.availability_blocks (resource_id, block_date, start_time,
	end_time, block_type, notes)
values (1, '2026-11-21', '20:00', '22:00', 'maintenance', 'filter');

select is(t.grid('2026-11-21', '2026-11-22',
	'g.kind, g.resource_id, to_char(g.starts, ''HH24:MI''), g.state,
	g.name'), array[
	'booking|3|22:00|approved|Petrov, Igor',
	'booking|3|13:30|confirmed|Okafor, Daniel',
	'booking|2|14:00|expired|Petrov, Igor',
	'booking|1|14:10|approved|Lee, Anna',
	'booking|2|15:00|pending|García López, María',
	'booking|3|18:00|cancelled|Guest 7',
	'unmatched|2|19:00|unmatched|Known, Una',
	'block|1|20:00|maintenance|filter'],
	'the day, with the night before reaching in');
select is(t.grid('2026-11-20', '2026-11-21', 'g.name'),
	array['Petrov, Igor'], 'which stands on its own day too');
select is(t.grid('2026-11-21', '2026-11-22', 'g.name', 1),
	array['Lee, Anna', 'filter'], 'one resource alone');
select is(t.grid('2026-11-21', '2026-11-22', 'g.members, g.guests', 1)
	|| t.grid('2026-11-21', '2026-11-22', 'g.members, g.guests', 2),
	array['2|1', '0|0', '1|0', '2|1', '1|0'],
	'heads are counted, from the roster or from the request');
select is(t.grid('2026-11-21', '2026-11-22', 'g.owed_minor', 1),
	array['2500', '0'], 'what is owed stands with it');
select is(t.grid('2026-11-21', '2026-11-22', 'g.number, g.changed_by', 1),
	array['#' || :'party' || '|frontdesk1', ''],
	'who changed it last, and its number');
select is(t.grid('2026-11-21', '2026-11-22', 'g.version', 1),
	array[t.v(:party), desk.block_version('block', (
		select id from club.availability_blocks))],
	'and the version that a write wants');
select is((select b.updated_at at time zone 'America/Los_Angeles'
	from club.booking_requests b where b.id = :party),
	timestamptz '2026-11-21 14:07-08', 'stamps are the venue''s');
select throws_ok($$ select t.grid('2026-01-01', '2027-01-01', 'g.id') $$,
	'22023', null, 'the grid is no export');

-- Alerts.
select is(t.alert('late'), '1|0|1 late|booking|' || (select id
	from club.booking_requests where user_id = 'dan')
	|| '|2026-11-21 13:30:00', 'a party that has not come');
select is(left(t.alert('request'), 23), '2|0|2 requests|booking|',
	'requests that wait, of any day; one that lapsed waits no more');
select is(t.alert('unmatched'), '1|0|1 unmatched|unmatched|' || (select id
	from club.trackman_unmatched_bookings) || '|2026-11-21 19:00:00',
	'an import without a member');
select is(t.alert('free'), '1|0|14:30 Bay 3 free|free|3|2026-11-21 14:30:00',
	'the next free hour on a bay; the lapsed request leaves only a gap');
select is(t.alert('owed'), '2|7500|owed today 75.00|booking|' || (select id
	from club.booking_requests where user_id = 'dan')
	|| '|2026-11-21 13:30:00',
	'money owed by bookings of the day, not by requests');

-- Peek of what is no booking.
select is(t.as('frontdesk1', format('(select concat_ws(''|'', b.label,
		b.detail, b.starts::time, b.ends::time)
	from desk.block_peek(''block'', %s) b)', (select id
	from club.availability_blocks))),
	'"Bay 1|maintenance: filter|20:00:00|22:00:00"', 'a block');
select is(t.as('frontdesk1', '(select to_jsonb(count(*))
	from desk.block_peek(''block'', 0))'), '0', 'nothing is nothing');

set test.now = '2026-11-21 23:30:00-08';
select is(t.alert('free'), null, 'nothing is free after closing');

select * from finish();
rollback;
