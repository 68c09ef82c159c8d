-- SPDX-License-Identifier: GPL-3.0-or-later
-- Bookings that Trackman made and that name no member: given to one they keep
-- bay, party and state, and are priced and on record from then on (domain.md
-- 2.7).
begin;
\ir fixture.psql
\ir money.psql
select no_plan();

create function t.import(resource integer, at timestamp, minutes integer,
	state text default 'approved', players integer default 1,
	number text default null) returns integer
language sql
as $$
	insert into club.booking_requests (user_name, user_email, resource_id,
		request_date, start_time, end_time, duration_minutes, status,
		declared_player_count, origin, is_unmatched,
		trackman_booking_id)
	values ('A. Lee', 'anna.golf@example.org', resource, at::date,
		at::time, (at + make_interval(mins => minutes))::time, minutes,
		state, players, 'trackman_import', true, number)
	returning id
$$;
-- One that took place: with the session that Trackman reported.
create function t.played(resource integer, at timestamp, minutes integer,
	state text, players integer default 1) returns integer
language plpgsql
as $$
declare
	booking integer := t.import(resource, at, minutes, players => players);
begin
	perform desk.session_ensure(booking);
	update club.booking_requests b set status = state
	where b.id = booking;
	return booking;
end
$$;
create function t.give(who text, booking integer, member text,
	version text default null, dry boolean default false) returns jsonb
language sql
as $$
	select t.as(who, format('desk.booking_assign(%L, %L, %s, %L, %L)',
		gen_random_uuid(), coalesce(version, t.v(booking)), booking,
		member, dry))
$$;

-- To come.
select t.import(2, '2026-11-24 12:00', 90, players => 2, number => 'BK-1')
	as b \gset
select t.give('frontdesk1', :b, 'anna', dry => true) as answer \gset
select is(:'answer'::jsonb ->> 'ok', 'true', 'a dry run goes through');
select is((select user_id from club.booking_requests where id = :b), null,
	'and leaves nothing');
select t.give('frontdesk1', :b, 'anna') as answer \gset
select is(t.said(:'answer'),
	'Import BK-1 is Lee, Anna''s: Bay 2 Tue 24 Nov 12:00-13:30',
	'whose it is');
select is(:'answer'::jsonb ->> 'booking', :'b', 'the same booking');
select is(:'answer'::jsonb ->> 'version', t.v(:b), 'as it is now');
select results_eq(format('select user_id::text, user_email::text,
	user_name::text, resource_id, start_time, end_time, status::text,
	declared_player_count, is_unmatched
	from club.booking_requests where id = %s', :b),
	$$values ('anna', 'anna@example.com', 'Anna Lee', 2, time '12:00',
		time '13:30', 'approved', 2, false)$$,
	'hers, and otherwise as Trackman said it');
select is(t.heads(:b), 'owner Anna Lee pending 0', 'with its owner');
select is((select slot_number || user_email || is_primary from
	club.booking_members where booking_id = :b), '1anna@example.comtrue',
	'who has the first slot');
select results_eq('select primary_email::text, linked_email::text
	from club.user_linked_emails',
	$$values ('anna@example.com', 'anna.golf@example.org')$$,
	'the e-mail it came under is remembered');
select results_eq(format('select action::text, details #>> ''{before,member}'',
	details #>> ''{after,member}'' from club.admin_audit_log
	where resource_type = ''booking'' and resource_id = %L', :b),
	$$values ('assign_member_to_booking', null, 'anna')$$, 'on record');
select is(t.as('frontdesk1', format('(select to_jsonb(h.words)
	from desk.booking_history(%s) h)', :b)) #>> '{}',
	'import given to Lee, Anna', 'and in its history');
select is(t.said(t.book(2, '2026-11-24 12:30', 30, 'vip')),
	'clash: Lee, Anna has Bay 2 12:00-13:30', 'nobody gets between');

-- Her own time is taken by it.
select is(t.said(t.book(1, '2026-11-24 13:00', 60, 'anna')),
	'clash: Lee, Anna is in Bay 2 12:00-13:30',
	'she cannot play elsewhere');

-- Twice, stale, strangers, others.
select is(t.said(t.give('frontdesk1', :b, 'igor')),
	'state: Lee, Anna is approved: whose it is, is known', 'not twice');
select t.import(2, '2026-11-24 15:00', 60) as b \gset
select is(t.said(t.give('frontdesk1', :b, 'igor', 'of yesterday')),
	'stale: Lee, A. was changed since you looked', 'nor stale');
select is(t.said(t.give('frontdesk1', :b, who)),
	'missing: There is no such member', what)
from (values ('nobody', 'to a stranger'), (null, 'to null'),
	('', 'to nothing')) v (who, what);
select is(t.said(t.give('frontdesk1', booking, 'igor', 'x')),
	'missing: There is no booking #' || booking, 'booking ' || booking)
from (values (0), (-1), (2147483647)) v (booking);
select throws_ok(format('select t.give(''support1'', %s, ''igor'')', :b),
	'42501', null, 'support gives nothing away');
select is((t.book(1, '2026-11-26 09:00', 60, 'vip') ->> 'booking') is not null,
	true, 'what somebody booked');
select is(t.said(t.give('frontdesk1', (select max(id)
	from club.booking_requests), 'igor')) ~ 'whose it is, is known$', true,
	'is nobody else''s');
select is(t.said(t.give('frontdesk1', t.import(3, '2026-11-24 15:00', 60,
	state), 'igor')), format('state: Lee, A. is %s: nobody plays', state),
	'nor what is ' || state)
from unnest(array['cancelled', 'declined', 'expired']) state;

-- What a screen offers is what is accepted.
select is(t.as('frontdesk1', format('(select to_jsonb(c)
	from desk.can(''booking'', %s) c where c.action = ''booking_assign'')',
	:b)) ->> 'possible', 'true', 'it can be given');

-- Running or over.
select t.import(1, '2026-11-21 13:45', 60) as running,
	t.import(1, '2026-11-21 12:00', 60) as free,
	t.import(3, '2026-11-20 10:00', 60) as owing,
	t.played(3, '2026-11-20 12:00', 60, 'attended') as attended,
	t.played(1, '2026-11-21 10:00', 60, 'checked_in', 2) as inside \gset
create function t.becomes(booking integer, member text) returns text
language plpgsql
as $$
begin
	perform t.give('frontdesk1', booking, member);
	return (select b.status || ' ' || t.owes(b.id)
		from club.booking_requests b where b.id = booking);
end
$$;
select is(t.becomes(booking, who), said, what)
from (values (:running, 'igor', 'approved 0', 'a running one can be checked in'),
	(:free, 'mia', 'attended 0', 'one that is over was attended'),
	(:owing, 'dan', 'checked_in 5000',
		'one that owes waits for its money'),
	(:attended, 'dan', 'attended 5000',
		'what Trackman says was attended was, and is owed for'),
	(:inside, 'vip', 'checked_in 0', 'who is in is in'))
	v (booking, who, said, what);
select is((select string_agg(concat_ws(' ', l.user_id, l.minutes_charged,
		l.overage_fee_cents, l.payment_method, l.source), '; '
		order by l.user_id, l.session_id)
	from desk.usage_standing l), 'dan 60 5000 unpaid trackman_import; '
	'dan 60 5000 unpaid trackman_import; mia 60 0 trackman_import; '
	'vip 30 0 trackman_import',
	'the ledger has those that took place');
select is(t.said(t.act('frontdesk1', 'participant_settle', :attended,
	'null, ''card'', null, null')) ~ '50.00', true, 'and what is owed can be taken');

-- The member is elsewhere, or the bay is somebody else's: a fact is a fact.
select t.book(1, '2026-11-25 12:00', 60, 'igor') ->> 'ok' as done \gset
select t.give('frontdesk1', t.import(3, '2026-11-25 12:30', 60), 'igor')
	as answer \gset
select is(:'answer'::jsonb #> '{detail,warnings}',
	'["Petrov, Igor is booked elsewhere at that time"]',
	'it is said, not refused');
select t.give('frontdesk1', t.import(1, '2026-11-25 12:30', 60), 'mia')
	as answer \gset
select is(:'answer'::jsonb #> '{detail,warnings}',
	'["Bay 1 has somebody else at that time"]', 'of the bay too');
select is(t.give('frontdesk1', t.import(3, '2026-11-25 16:00', 60), 'sus')
	->> 'ok', 'true', 'a suspended member''s import is theirs all the same');

-- The row of the same import that waits beside it is answered with it.
select t.import(3, '2026-11-26 12:00', 60, number => 'BK-9') as b \gset
insert into club.trackman_unmatched_bookings (trackman_booking_id,
	resource_id, booking_date, start_time, end_time, original_email)
values ('BK-9', 3, '2026-11-26', '12:00', '13:00', 'mg@example.org')
returning id as u \gset
select is(t.give('frontdesk1', :b, 'mia') ->> 'ok', 'true', 'given');
select results_eq(format('select status::text, resolved_email::text,
	resolved_by::text from club.trackman_unmatched_bookings
	where id = %s', :u), $$values ('resolved', 'mia@example.com',
	'frontdesk1')$$, 'both are done with');

-- Said once.
select t.import(3, '2026-11-26 15:00', 60) as b \gset
select is(t.said(t.as('frontdesk1', format('desk.undo(gen_random_uuid(), %L)',
	(select id from desk.request where action = 'booking_assign'
		order by at desc limit 1)))),
	'state: An import stays with its member: x cancels the booking',
	'undo says what to do instead');
select is_empty('select * from desk.occupancy_verify()',
	'what is held is what should be');

select * from finish();
rollback;
