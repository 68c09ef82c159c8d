-- SPDX-License-Identifier: GPL-3.0-or-later
-- Unmatched Trackman imports: given to a member they become a booking that
-- keeps its bay; dismissed they free it (domain.md 2.7).
begin;
\ir fixture.psql
\ir money.psql
select no_plan();

create function t.import(resource integer, at timestamp, minutes integer,
	mail text default null, players integer default 1,
	number text default null) returns integer
language sql
as $$
	insert into club.trackman_unmatched_bookings (trackman_booking_id,
		resource_id, booking_date, start_time, end_time, user_name,
		original_email, player_count, match_attempt_reason)
	values (coalesce(number, 'BK-' || extract(epoch from at)::bigint
			|| resource), resource, at::date, at::time,
		(at + make_interval(mins => minutes))::time, 'A. Lee', mail,
		players, 'no e-mail')
	returning id
$$;
create function t.resolve(who text, import integer, member text,
	version text default null, dry boolean default false) returns jsonb
language sql
as $$
	select t.as(who, format('desk.unmatched_resolve(%L, %L, %s, %L, %L)',
		gen_random_uuid(), coalesce(version, desk.block_version(
			'unmatched', import)), import, member, dry))
$$;
create function t.dismiss(who text, import integer, reason text,
	version text default null) returns jsonb
language sql
as $$
	select t.as(who, format('desk.unmatched_dismiss(%L, %L, %s, %L)',
		gen_random_uuid(), coalesce(version, desk.block_version(
			'unmatched', import)), import, reason))
$$;
create function t.holds(resource integer, day date) returns text
language sql
as $$
	select string_agg(format('%s%s %s%s', o.src, o.claim, desk.span(
		lower(o.during), upper(o.during)), case when o.hard then ''
		else ' soft' end), ', ' order by lower(o.during), o.src, o.claim)
	from desk.occupancy o
	where o.lane_id = desk.lane_id('resource', resource::text)
	  and o.during && tsrange(day, day + 1)
$$;

-- To come: approved, priced, in its bay, with the session and the slot.
select t.import(2, '2026-11-24 12:00', 90, 'anna.golf@example.org', 2, 'BK-1')
	as u \gset
insert into club.trackman_bay_slots (resource_id, trackman_booking_id,
	slot_date, start_time, end_time)
values (2, 'BK-1', '2026-11-24', '12:00', '13:30');
select t.resolve('frontdesk1', :u, 'anna', dry => true) as answer \gset
select is(:'answer'::jsonb ->> 'ok', 'true', 'a dry run goes through');
select is((select count(*) from club.booking_requests), 0::bigint,
	'and leaves nothing');
select t.resolve('frontdesk1', :u, 'anna') as answer \gset
select :'answer'::jsonb ->> 'booking' as b \gset
select is(t.said(:'answer'),
	'Import BK-1 is Lee, Anna''s: Bay 2 Tue 24 Nov 12:00-13:30',
	'whose it is');
select results_eq(format('select user_id::text, user_email::text,
	user_name::text, resource_id, request_date, start_time, end_time,
	duration_minutes, status::text, declared_player_count, origin::text,
	trackman_booking_id::text, is_unmatched
	from club.booking_requests where id = %s', :b),
	$$values ('anna', 'anna@example.com', 'Anna Lee', 2,
		date '2026-11-24', time '12:00', time '13:30', 90, 'approved',
		2, 'trackman_import', 'BK-1', false)$$,
	'a booking of that member, as Trackman said it');
select is(t.heads(:b), 'owner Anna Lee pending 0',
	'with its owner; an empty declared slot costs nothing');
select matches(t.holds(2, '2026-11-24'),
	format('^b%s 12:00-13:30, s%s 12:00-13:30, t%s 12:00-13:30$', :b, :b, :b),
	'one claim holds the bay: booking, session and slot');
select is(t.said(t.book(2, '2026-11-24 12:30', 30, 'vip')),
	'clash: Lee, Anna has Bay 2 12:00-13:30', 'nobody gets between');
select results_eq(format('select status::text, resolved_email::text,
	resolved_by::text, resolved_at from club.trackman_unmatched_bookings
	where id = %s', :u), $$values ('resolved', 'anna@example.com',
	'frontdesk1', timestamp '2026-11-21 14:07')$$, 'the import is resolved');
select results_eq('select primary_email::text, linked_email::text
	from club.user_linked_emails',
	$$values ('anna@example.com', 'anna.golf@example.org')$$,
	'the e-mail is remembered');
select results_eq(format('select action::text, details #>> ''{before,unmatched}''
	from club.admin_audit_log where resource_type = ''booking''
	  and resource_id = %L', :b),
	format($$values ('link_trackman_to_member', '%s')$$, :u), 'on record');
select is((select slot_number || user_email || is_primary from
	club.booking_members where booking_id = :b), '1anna@example.comtrue',
	'the owner has the first slot');

-- Twice, stale, strangers.
select is(t.said(t.resolve('frontdesk1', :u, 'igor')),
	'state: The import was resolved by Ana Front', 'not twice');
select t.import(2, '2026-11-24 15:00', 60) as u \gset
select is(t.said(t.resolve('frontdesk1', :u, 'igor', 'of yesterday')),
	'stale: The import was changed since you looked', 'nor stale');
select is(t.said(t.resolve('frontdesk1', :u, who)), said, what)
from (values ('nobody', 'missing: There is no such member', 'to a stranger'),
	(null, 'missing: There is no such member', 'to null')) v (who, said, what);
select is(t.said(t.resolve('frontdesk1', import, 'igor', 'x')),
	'missing: There is no such import', 'import ' || import)
from (values (0), (-1), (2147483647)) v (import);
select throws_ok(format('select t.resolve(''support1'', %s, ''igor'')', :u),
	'42501', null, 'support resolves nothing');

-- Running or over.
select t.import(1, '2026-11-21 13:45', 60) as running,
	t.import(1, '2026-11-21 12:00', 60) as free,
	t.import(1, '2026-11-21 10:00', 90) as owing,
	t.import(3, '2026-11-20 10:00', 60) as yesterday \gset
create function t.becomes(import integer, member text) returns text
language plpgsql
as $$
declare
	booking integer := t.resolve('frontdesk1', import, member) ->> 'booking';
begin
	return (select b.status || ' ' || t.owes(b.id)
		from club.booking_requests b where b.id = booking);
end
$$;
select is(t.becomes(import, who), said, what)
from (values (:running, 'igor', 'approved 0', 'a running one can be checked in'),
	(:free, 'mia', 'attended 0', 'one that is over was attended'),
	(:owing, 'vip', 'attended 0', 'without fees'),
	(:yesterday, 'dan', 'checked_in 5000',
		'one that owes waits for its money')) v (import, who, said, what);
select is((select string_agg(concat_ws(' ', l.user_id, l.minutes_charged,
		l.overage_fee_cents, l.payment_method, l.source), '; '
		order by l.user_id)
	from club.usage_ledger l), 'dan 60 5000 unpaid trackman_import; '
	'mia 60 0 trackman_import; vip 90 0 trackman_import',
	'the ledger has those that took place');

-- The member is elsewhere, or the bay is somebody else's: a fact is a fact.
select t.book(1, '2026-11-25 12:00', 60, 'igor') ->> 'ok' as done \gset
select t.import(3, '2026-11-25 12:30', 60) as u \gset
select t.resolve('frontdesk1', :u, 'igor') as answer \gset
select is(:'answer'::jsonb #> '{detail,warnings}',
	'["Petrov, Igor is booked elsewhere at that time"]',
	'it is said, not refused');
select t.import(1, '2026-11-25 12:30', 60) as u \gset
select t.resolve('frontdesk1', :u, 'mia') as answer \gset
select is(:'answer'::jsonb #> '{detail,warnings}',
	'["Bay 1 has somebody else at that time"]', 'of the bay too');

-- A suspended member's import is theirs all the same.
select t.import(3, '2026-11-25 16:00', 60) as u \gset
select is(t.resolve('frontdesk1', :u, 'sus') ->> 'ok', 'true', 'a fact is a fact');

-- Linked to a booking that has no member: that one is given away, no second.
insert into club.booking_requests (user_name, resource_id, request_date,
	start_time, end_time, duration_minutes, status, origin, is_unmatched,
	trackman_booking_id)
values ('A. Lee', 3, '2026-11-26', '12:00', '13:00', 60, 'approved',
	'trackman_webhook', true, 'BK-9') returning id as b \gset
select t.import(3, '2026-11-26 12:00', 60, number => 'BK-9') as u \gset
select is(t.resolve('frontdesk1', :u, 'mia') ->> 'booking', :'b',
	'the same booking');
select is(t.heads(:b), 'owner García López, María pending 0', 'is hers now');
select t.import(3, '2026-11-26 12:00', 60, number => 'BK-9') as u \gset
select is(t.said(t.resolve('frontdesk1', :u, 'anna')),
	'state: That import is García López, María''s booking already',
	'and nobody else''s');
select is(t.resolve('frontdesk1', :u, 'mia') ->> 'booking', :'b',
	'once more hers is hers');

-- An e-mail that is somebody's own, linked already, or none, is left alone.
select is((select bool_and((t.resolve('frontdesk1', t.import(1, at, 30, mail),
		'vip') ->> 'ok')::boolean)
	from (values (timestamp '2026-11-27 09:00', 'igor@example.com'),
		('2026-11-27 10:00', 'ANNA.GOLF@example.org'),
		('2026-11-27 11:00', 'not an address'),
		('2026-11-27 12:00', repeat('x', 300) || '@example.org'),
		('2026-11-27 13:00', '')) v (at, mail)), true, 'all resolved');
select is((select count(*) from club.user_linked_emails), 1::bigint,
	'nothing more was linked');

-- Imports of nowhere and of odd shapes.
insert into club.trackman_unmatched_bookings (user_name, booking_date,
	start_time, end_time) values ('X', '2026-11-28', '10:00', '11:00')
returning id as u \gset
select is(t.said(t.resolve('frontdesk1', :u, 'vip')),
	'missing: The import names no bay and time', 'no bay');
insert into club.trackman_unmatched_bookings (user_name, resource_id,
	booking_date, start_time, end_time, player_count)
values (repeat('n', 300), 1, '2026-11-28', '10:00', '10:25', -7)
returning id as u \gset
select t.resolve('frontdesk1', :u, 'vip') as answer \gset
select is(:'answer'::jsonb ->> 'ok', 'true', 'odd lengths, names and numbers');
select is((select declared_player_count || ' ' || duration_minutes
	from club.booking_requests where id = (:'answer'::jsonb ->> 'booking')
		::integer), '1 25', 'are taken as they are, within reason');

-- Dismissing.
select t.import(2, '2026-11-28 15:00', 60, number => 'BK-7') as u \gset
select is(t.said(t.book(2, '2026-11-28 15:00', 60, 'vip')),
	'clash: An unmatched import has Bay 2 15:00-16:00', 'it holds its bay');
select is(t.said(t.dismiss('frontdesk1', :u, reason)),
	'reason: A dismissal needs a reason', 'a reason')
from (values (null), (''), ('  ')) v (reason);
select is(t.said(t.dismiss('frontdesk1', :u, 'test booking')),
	'Dismissed import BK-7, Bay 2 Sat 28 Nov 15:00', 'dismissed');
select is(t.holds(2, '2026-11-28'), null, 'the bay is free');
select is(t.said(t.dismiss('frontdesk2', :u, 'again')),
	'state: The import was dismissed by Ana Front', 'once');
select is(t.said(t.resolve('frontdesk2', :u, 'vip')),
	'state: The import was dismissed by Ana Front', 'for good');
select results_eq(format('select resource_type::text, action::text,
	details ->> ''reason'' from club.admin_audit_log
	where resource_id = %L and resource_type = ''trackman''', :u),
	$$values ('trackman', 'dismiss_trackman_import', 'test booking')$$,
	'on record');
select is_empty('select * from desk.occupancy_verify()',
	'what is held is what should be');

select * from finish();
rollback;
