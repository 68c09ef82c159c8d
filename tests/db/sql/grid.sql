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
		'(select string_agg(concat_ws(''|'', sentence, item_kind, '
		'item_id, resource_id, at), '' '' order by n) '
		'from desk.grid_alerts(''2026-11-21'') with ordinality '
		'a (kind, sentence, item_kind, item_id, resource_id, at, n) '
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
	'trackman_import', true),
	('Khan, B.', 3, '2026-11-20', '18:00', '18:45', 45, 'attended',
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
	array['Khan, B.', 'Petrov, Igor'], 'which stands on its own day too');
select is(t.grid('2026-11-21', '2026-11-22', 'g.name', 1),
	array['Lee, Anna', 'filter'], 'one resource alone');
select is(t.grid('2026-11-21', '2026-11-22', 'g.members, g.guests', 1)
	|| t.grid('2026-11-21', '2026-11-22', 'g.members, g.guests', 2),
	array['2|1', '0|0', '1|0', '2|1', '1|0'],
	'heads are counted, from the roster or from the request');
select is(t.grid('2026-11-21', '2026-11-22', 'g.owed_minor', 1),
	array['2500', '0'], 'what is owed stands with it');
select is(t.grid('2026-11-21', '2026-11-22', 'g.number, g.changed_by', 1),
	array['#' || :'party' || '|Ana Front', ''],
	'who changed it last, and its number');
select is(t.grid('2026-11-20', '2026-11-22', 'g.name, g.unmatched', 3),
	array['Khan, B.|t', 'Petrov, Igor|f', 'Okafor, Daniel|f', 'Guest 7|t'],
	'whose a booking is, may have been said by nobody');
select is(t.grid('2026-11-21', '2026-11-22', 'g.kind, g.unmatched', 2),
	array['booking|f', 'booking|f', 'unmatched|t'], 'as of an import');
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
create function t.id(query text) returns integer
language plpgsql
as $$
declare
	id integer;
begin
	execute query into strict id;
	return id;
end
$$;
create function t.of(member text, day date) returns integer
language sql
as $$ select t.id(format('select id from club.booking_requests
	where user_id = %L and request_date = %L', member, day)) $$;
select is(t.alert('late'), format('booking|%s|3|2026-11-21 13:30:00',
	t.of('dan', '2026-11-21')), 'a party that has not come');
select is(t.alert('request'), format('booking|%s|2|2026-11-21 15:00:00 '
	'booking|%s|2|2026-11-24 10:00:00', t.of('mia', '2026-11-21'),
	t.of('igor', '2026-11-24')),
	'requests that wait, of any day; one that lapsed waits no more');
select is(t.alert('unmatched'), format('booking|%s|3|2026-11-20 18:00:00 '
	'unmatched|%s|2|2026-11-21 19:00:00', t.id('select id
	from club.booking_requests where user_name = ''Khan, B.'''),
	t.id('select id from club.trackman_unmatched_bookings')),
	'imports without a member, also those that are bookings');
select is(t.alert('free'), '14:30 Bay 3 free|free|3|3|2026-11-21 14:30:00',
	'the next free hour on a bay; the lapsed request leaves only a gap');
select is(t.as('frontdesk1', '(select jsonb_agg(distinct kind order by kind)
	from desk.grid_alerts(''2026-11-21''))'),
	'["free", "late", "request", "unmatched"]', 'and nothing else');
select is(t.as('frontdesk1', '(select jsonb_agg(distinct kind order by kind)
	from desk.grid_alerts(''2026-11-24''))'),
	'["free", "request", "unmatched"]', 'who is late is late today');

-- A cap: nobody reads a hundred, and the console says 99+.
savepoint many;
insert into club.trackman_unmatched_bookings (resource_id, booking_date,
	start_time, end_time)
select 1, '2026-11-01', make_time(n / 6, n % 6 * 10, 0), '23:59'
from generate_series(1, 80) n;
insert into club.booking_requests (resource_id, request_date, start_time,
	end_time, duration_minutes, status, origin, is_unmatched)
select 1, '2026-11-02', make_time(n / 6, n % 6 * 10, 0), '23:59', 45,
	'attended', 'trackman_import', true
from generate_series(1, 80) n;
select is((select count(*)::integer
	from regexp_matches(t.alert('unmatched'), '2026', 'g')), 100,
	'of both kinds no more than a hundred');
select ok(t.alert('unmatched') ~ '^unmatched.1?[0-9]+.1.2026-11-01'
	and t.alert('unmatched') ~ 'booking.[0-9]+.1.2026-11-02 [0-9:]+$',
	'the oldest of both');
rollback to many;

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
