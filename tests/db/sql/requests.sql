-- SPDX-License-Identifier: GPL-3.0-or-later
-- Request ids, outcomes and dry runs (database.md 2).
begin;
\ir fixture.psql
select no_plan();

create function t.call(request uuid, starts text default '2026-11-21 16:00',
	who text default 'frontdesk1', dry boolean default false)
returns jsonb
language sql
as $$
	select t.as(who, format('desk.booking_book(%L, 2, %L, 60, ''anna'', '
		'null, null, ''[{"guest":"Mo Lee"}]'', ''left-handed'', '
		'''none'', null, false, ''phone'', %L)', request, starts, dry))
$$;
create table t.ids as
select n, gen_random_uuid() as id from generate_series(1, 9) n;
create function t.id(n integer) returns uuid
language sql stable
as $$ select id from t.ids i where i.n = id.n $$;
create function t.rows() returns text
language sql
as $$
	select concat_ws(' ',
		(select count(*) from club.booking_requests),
		(select count(*) from club.booking_sessions),
		(select count(*) from club.booking_participants),
		(select count(*) from club.booking_fee_snapshots),
		(select count(*) from club.admin_audit_log),
		(select count(*) from club.booking_payment_audit),
		(select count(*) from club.guests),
		(select count(*) from desk.occupancy),
		(select count(*) from desk.session_load),
		(select count(*) from desk.request))
$$;

-- A dry run says all and leaves nothing.
select t.rows() as before \gset
select t.call(t.id(1), dry => true) as dry \gset
select is(:'dry'::jsonb ->> 'sentence', 'Booked Bay 2 16:00-17:00 for Lee, Anna',
	'a dry run tells what would be');
select ok(:'dry'::jsonb #> '{detail,fees}' <> '[]', 'with its price');
select is(t.rows(), :'before', 'and leaves nothing');
select is((t.as('frontdesk1', format('desk.booking_book(%L, 2, '
	'''2026-11-21 16:00'', 60, null, ''Walk In'', 1, ''[]'', null, '
	'''card'', null, false, null, true)', gen_random_uuid()))) ->> 'sentence',
	'Booked Bay 2 16:00-17:00 for In, Walk, 50.00 by card',
	'also of somebody who is made in it');
select is(t.rows(), :'before', 'which is gone as well');

-- Doing it, and asking again.
select t.call(t.id(1)) as first \gset
select is(:'first'::jsonb ->> 'ok', 'true', 'it is done');
select is((:'first'::jsonb - 'booking' - 'version') #- '{detail,fees}'
		#- '{detail,free_until}',
	(:'dry'::jsonb - 'booking' - 'version') #- '{detail,fees}'
		#- '{detail,free_until}', 'as the dry run said');
select t.rows() as after \gset
select is(t.call(t.id(1)) - 'detail', :'first'::jsonb - 'detail',
	'asking again answers the same');
select is(t.rows(), :'after', 'and does nothing twice');
select is(t.call(t.id(1), '2026-11-21 17:00') ->> 'code', 'reused',
	'the id with other arguments is refused');
select is(t.call(t.id(1), who => 'frontdesk2') ->> 'code', 'reused',
	'and with another person');
select is(t.as('frontdesk1', format('desk.booking_approve(%L, ''x'', 1)',
	t.id(1))) ->> 'code', 'reused', 'and with another action');
select is(t.rows(), :'after', 'nothing came of it');

-- A refusal is an outcome too.
select t.call(t.id(2)) as refused \gset
select is(:'refused'::jsonb ->> 'code', 'clash', 'a second booking clashes');
select is((select ok from desk.request where id = t.id(2)), false,
	'the refusal is on record');
select is((select count(*)::integer from club.booking_requests), 1,
	'what it had begun is undone');
delete from club.booking_participants;
update club.booking_requests set status = 'cancelled';
select is(t.call(t.id(2)) ->> 'code', 'clash',
	'asked again it stays a refusal, though the slot is free now');
select is(t.call(t.id(3)) ->> 'ok', 'true', 'a new request has the slot');

-- Giving up.
select is(t.as('frontdesk1', format('desk.request_abandon(%L)', t.id(4)))
	->> 'ok', 'true', 'a request is given up');
select is(t.call(t.id(4), '2026-11-22 12:00') ->> 'code', 'reused',
	'arriving late it does nothing');
select is(t.as('frontdesk1', format('desk.request_abandon(%L)', t.id(4)))
	->> 'ok', 'true', 'giving up twice is the same');
select is((t.as('frontdesk1', format('desk.request_abandon(%L)', t.id(3))))
	->> 'sentence', 'Booked Bay 2 16:00-17:00 for Lee, Anna',
	'one that was done after all says so');
select is(t.as('frontdesk2', format('desk.request_abandon(%L)', t.id(3)))
	->> 'code', 'reused', 'nobody gives up what is another''s');

-- What is kept names nobody.
select is_empty($$ select from desk.request r
	where r.outcome::text ~ 'Anna|Lee|Mo|left-handed'
	   or r.undo::text ~ 'Anna|Lee|Mo|left-handed' $$,
	'stored outcomes hold no names and no notes');
update club.users set name = 'Somebody Else' where id = 'anna';
select is(t.call(t.id(3)) ->> 'sentence',
	'Booked Bay 2 16:00-17:00 for Else, Somebody',
	'so a person''s name is today''s');

-- Every write leaves its record in the same breath.
select is((select count(*)::integer from club.admin_audit_log
	where action = 'create_booking'), 2, 'two bookings, two records');
select is((select array_agg(distinct (details ->> 'request')::uuid
		order by (details ->> 'request')::uuid)
	from club.admin_audit_log where action = 'create_booking'),
	(select array_agg(id order by id) from t.ids where n in (1, 3)),
	'that name their requests');
select is((select distinct (staff_email, staff_name, actor_type,
		details ->> 'login', details ->> 'desk',
		details ->> 'received_from')
	from club.admin_audit_log where action = 'create_booking'),
	row('frontdesk1@club.example'::varchar, 'Ana Front'::varchar,
		'staff'::varchar, 'frontdesk1'::text, 'desk 2'::text,
		'phone'::text),
	'and who did it, where, for whom');

-- A request without an id, and bugs, are errors and leave no trace.
select t.rows() as before \gset
select throws_ok($$ select t.as('frontdesk1',
	'desk.booking_approve(null, ''x'', 1)') $$, '22004', null,
	'a write needs its id');
select is(t.rows(), :'before', 'no trace');

select * from finish();
rollback;
