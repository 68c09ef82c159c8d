-- SPDX-License-Identifier: GPL-3.0-or-later
-- Blocking and closing, by managers: over bookings only against their list,
-- a row a day, and taken back.
begin;
\ir fixture.psql
select no_plan();

create function t.block(resource integer, starts text, ends text,
	kind text default 'maintenance', reason text default 'filter',
	confirmed boolean default false, dry boolean default false)
returns jsonb
language sql
as $$
	select t.as('manager1', format('desk.resource_block(%L, %L, %L, %L, '
		'%L, %L, %L, %L)', gen_random_uuid(), resource, starts, ends,
		kind, reason, confirmed, dry))
$$;
create function t.close(resource integer, starts text, ends text,
	reason text default 'Holiday', confirmed boolean default false)
returns jsonb
language sql
as $$
	select t.as('manager1', format('desk.facility_close(%L, %L, %L, %L, '
		'%L, %L)', gen_random_uuid(), resource, starts, ends, reason,
		confirmed))
$$;
create function t.remove(kind text, id integer, version text default null,
	reason text default 'done') returns jsonb
language sql
as $$
	select t.as('manager1', format('desk.block_remove(%L, %L, %L, %L, %L)',
		gen_random_uuid(), coalesce(version,
			desk.block_version(kind, id)), kind, id, reason))
$$;
create function t.undo() returns jsonb
language sql
as $$
	select t.as('manager1', format('desk.undo(%L, %L)', gen_random_uuid(),
		(select id from desk.request where undone_by is null
			and undo is not null and actor = 'manager1'
		order by at desc limit 1)))
$$;
create function t.said(answer jsonb) returns text
language sql
as $$ select concat_ws(': ', answer ->> 'code', answer ->> 'sentence') $$;

select is(t.said(t.block(3, '2026-11-21 15:00', '2026-11-21 17:30')),
	'Bay 3 blocked 15:00-17:30: filter', 'a bay is blocked');
select is((select (block_date, start_time, end_time, block_type, notes)::text
	from club.availability_blocks),
	'(2026-11-21,15:00:00,17:30:00,maintenance,filter)', 'as asked');
select is(t.book(3, '2026-11-21 17:00', 60, 'anna') ->> 'sentence',
	'Bay 3 is blocked 15:00-17:30: filter', 'nobody books over it');
select is(t.said(t.block(res, f, u, k, r)), said, what)
from (values
	(99, '2026-11-22 10:00', '2026-11-22 11:00', 'blocked', 'r',
		'missing: There is no such resource', 'no resource'),
	(3, '2026-11-22 11:00', '2026-11-22 10:00', 'blocked', 'r',
		'limit: It has to end after it begins', 'backwards'),
	(3, '2026-11-22 10:00', 'infinity', 'blocked', 'r',
		'limit: It has to end after it begins', 'for ever'),
	(3, '2026-11-21 10:00', '2026-11-21 14:00', 'blocked', 'r',
		'limit: 2026-11-21 14:00 is past', 'past'),
	(3, '2026-11-22 10:00', '2027-01-22 11:00', 'blocked', 'r',
		'limit: At most 31 days at once', 'two months'),
	(3, '2026-11-22 10:00', '2026-11-22 11:00', 'available', 'r',
		'limit: There is no such kind of block', 'an odd kind'),
	(3, '2026-11-22 10:00', '2026-11-22 11:00', 'blocked', ' ',
		'reason: A block needs a reason', 'no reason'))
	as c (res, f, u, k, r, said, what);

-- Over bookings.
select (t.book(1, '2026-11-22 10:00', 60, 'anna') ->> 'booking')::integer
	as a \gset
select (t.book(2, '2026-11-22 10:30', 60, 'igor') ->> 'booking')::integer
	as b \gset
select t.close(null, '2026-11-22 09:00', '2026-11-22 12:00') as asked \gset
select is(t.said(:'asked'),
	'clash: 2 bookings are in the way; confirm to displace them',
	'closing over bookings has to be confirmed');
select is((select array_agg(d ->> 'name' || ' ' || (d ->> 'label')
		order by d ->> 'starts')
	from jsonb_array_elements(:'asked'::jsonb #> '{detail,displaced}') d),
	array['Lee, Anna Bay 1', 'Petrov, Igor Bay 2'], 'against their list');
select is((select count(*)::integer from club.facility_closures), 0,
	'until then nothing is closed');
select t.close(null, '2026-11-22 09:00', '2026-11-22 12:00',
	confirmed => true) as closed \gset
select is(t.said(:'closed'), 'The club closed Sun 22 Nov 09:00-12:00: Holiday; '
	'2 bookings are displaced',
	'confirmed it closes');
select is((select array_agg(status::text) from club.booking_requests
	where id in (:a, :b)), array['approved', 'approved'],
	'the bookings stay');
select is(t.as('frontdesk1', '(select jsonb_agg(g.displaced order by g.id)
	from desk.grid_range(''2026-11-22'', ''2026-11-23'') g
	where g.kind = ''booking'')'), '[true, true]', 'marked as displaced');
select is(t.as('frontdesk1', '(select to_jsonb(count(*))
	from desk.grid_alerts(''2026-11-22'') a where a.kind = ''displaced'')'),
	'2', 'and told of');
select is((select count(*)::integer from desk.integrity_issue), 0,
	'what was confirmed is no issue');
select is(t.said(t.as('frontdesk1', format('desk.booking_move(%L, %L, %s, 1, '
	'''2026-11-22 12:00'', 60, null)', gen_random_uuid(), t.v(:a), :a))),
	'Lee, Anna moved to Bay 1 Sun 22 Nov 12:00-13:00',
	'a displaced party can move out');
select is((select count(*)::integer from t.as('frontdesk1',
	'(select jsonb_agg(g) from desk.grid_range(''2026-11-22'',
		''2026-11-23'') g where g.kind = ''closure'')') x,
	jsonb_array_elements(x)), 4, 'a closure is a row a resource');

-- By days.
set test.now = '2026-11-21 14:08:00-08';
select is(t.said(t.close(5, '2026-11-24 18:00', '2026-11-27 00:00', 'Works')),
	'Conference Room closed Tue 24 Nov 18:00 to Fri 27 Nov 00:00: Works',
	'a longer closure is said with its days');
select is((select array_agg(concat_ws(' ', closure_date, start_time, end_time,
		is_full_day, affected_areas) order by id)
	from club.facility_closures where reason = 'Works'),
	array['2026-11-24 18:00:00 24:00:00 f bay_5',
		'2026-11-25 00:00:00 24:00:00 t bay_5',
		'2026-11-26 00:00:00 24:00:00 t bay_5'], 'and stored a row a day');
select is(t.said(t.undo()), 'Undone: Open again', 'undone');
select is((select count(*)::integer from club.facility_closures
	where reason = 'Works'), 0, 'with all its days');

-- Removing.
select (:'closed'::jsonb #>> '{detail,ids,0}')::integer as closure \gset
select (select id from club.availability_blocks) as block \gset
select is(t.said(t.remove('closure', :closure, 'old')),
	'stale: The closure was changed since you looked', 'not unseen');
select is(t.said(t.remove('closure', :closure, reason => '')),
	'reason: A removal needs a reason', 'not without a reason');
select is(t.said(t.remove('booking', :a, 'x')),
	'missing: There is no such thing here', 'and nothing else');
select is(t.said(t.remove('closure', :closure)), 'The club is open again',
	'a closure goes');
select is(t.said(t.remove('closure', :closure, 'x')),
	'missing: The closure is gone already', 'once');
select is((select details -> 'before' ->> 'starts'
	from club.admin_audit_log where action = 'delete_closure'
	  and resource_id = :closure::text),
	'2026-11-22T09:00:00', 'the record says what it was');
select is(t.said(t.remove('block', :block)), 'Bay 3 is no longer blocked',
	'a block goes');
select is(t.book(3, '2026-11-21 17:00', 60, 'mia') ->> 'ok', 'true',
	'and its bay is free');
select is_empty('select * from desk.occupancy_verify()',
	'occupancy is as expected');

select * from finish();
rollback;
