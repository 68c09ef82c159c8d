-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who plays: coming and going, the number declared, the lock after a payment,
-- and names that somebody pasted (domain.md 2.6).
begin;
\ir fixture.psql
\ir money.psql
select no_plan();

create function t.roster(who text, booking integer, declared text default
	'null', add jsonb default '[]', remove jsonb default '[]',
	reason text default null) returns jsonb
language sql
as $$
	select t.act(who, 'roster_change', booking, format('%s, %L, %L, %L',
		declared, add, remove, reason))
$$;
create function t.slots(booking integer) returns text
language sql
as $$
	select string_agg(s.n || ' ' || s.who, ', ' order by s.n)
	from (select m.slot_number as n, m.user_email || case when m.is_primary
			then '*' else '' end as who
		from club.booking_members m where m.booking_id = booking
		union all
		select g.slot_number, g.guest_name
		from club.booking_guests g where g.booking_id = booking) s
$$;

-- Coming.
select t.book(2, '2026-11-21 15:00', 60, 'anna') ->> 'booking' as b \gset
select t.roster('frontdesk1', :b, '1',
	'[{"guest":" Mo   Lee "},{"member":"dan"}]') as answer \gset
select is(t.said(:'answer'), 'Lee, Anna, Bay 2 15:00-16:00: Mo Lee and '
	'Daniel Okafor added, 3 declared', 'naming two more declares two more');
select is(t.heads(:b), 'owner Anna Lee pending 0; guest Mo Lee pending 2500; '
	'member Daniel Okafor pending 2500', 'the fees follow');
select is(:'answer'::jsonb #>> '{detail,was_minor}', '0', 'it was free');
select is(:'answer'::jsonb #>> '{detail,price_minor}', '5000', 'it is not');
select is(t.slots(:b), '2 Mo Lee, 3 dan@example.com',
	'the club''s own lists know them');
select is((select total_cents from club.booking_fee_snapshots
	where booking_id = :b and status = 'pending'), 5000,
	'what is owed is snapshot');
select is((select roster_version from club.booking_requests where id = :b), 1,
	'the roster has a new version');
select results_eq(format('select action::text, participant_id
	from club.booking_payment_audit where booking_id = %s order by id', :b),
	format($$values ('staff_direct_add', %s), ('staff_direct_add', %s)$$,
		t.head(:b, 'Mo Lee'), t.head(:b, 'Daniel Okafor')),
	'each is on record as added by staff');

-- Whom the roster refuses.
select is(t.said(t.roster('frontdesk1', :b, 'null', add)), said, what)
from (values
	('[{"member":"dan"}]'::jsonb,
		'roster: Okafor, Daniel is on the roster already', 'twice'),
	('[{"member":"anna"}]',
		'roster: Lee, Anna is on the roster already', 'the owner'),
	('[{"member":"nobody"}]', 'missing: There is no such member',
		'a stranger'),
	('[{}]', 'roster: A guest needs a name, or "Guest 1" for now',
		'no name at all'),
	('{"guest":"x"}', 'roster: Companions are a list', 'no list'),
	('[1]', 'roster: Companions are a list', 'a list of numbers'),
	('[{"guest":"A"},{"guest":"B"},{"guest":"C"},{"guest":"D"}]',
		'capacity: Bay 2 holds 6, not 7', 'more than fit')
) v (add, said, what);
select is(t.said(t.roster('frontdesk1', :b, 'null', (select jsonb_agg(
		'{"guest":"G"}'::jsonb) from generate_series(1, 101)))),
	'capacity: That is more than fit in', 'a hundred at once');

-- Names that somebody pasted.
select is(t.said(t.roster('frontdesk1', :b, 'null', jsonb_build_array(
	jsonb_build_object('guest', name)))), said, what)
from (values
	(repeat('x', 300), 'limit: A guest''s name has 300 characters, at '
		'most 200 fit', 'three hundred characters'),
	(E'Eve\x1b[31m', 'limit: A guest''s name holds characters that cannot '
		'be shown', 'an escape sequence'),
	(U&'Eve \202Elive', 'limit: A guest''s name holds characters that '
		'cannot be shown', 'a direction override'),
	(U&'E\200Bve', 'limit: A guest''s name holds characters that cannot be '
		'shown', 'an invisible space'),
	(E'Eve\x07', 'limit: A guest''s name holds characters that cannot be '
		'shown', 'a bell'),
	(E'\r\n\t ', 'roster: A guest needs a name, or "Guest 1" for now',
		'line ends only')
) v (name, said, what);
select is(t.said(t.roster('frontdesk1', :b, 'null', jsonb_build_array(
		jsonb_build_object('guest', 'E', 'email', mail)))), said, what)
from (values
	(repeat('x', 300), 'limit: The e-mail has 300 characters, at most 200 '
		'fit', 'an e-mail of three hundred'),
	(E'a@b\x1b', 'limit: The e-mail holds characters that cannot be shown',
		'an e-mail with an escape')
) v (mail, said, what);
select is(t.heads(:b), 'owner Anna Lee pending 0; guest Mo Lee pending 2500; '
	'member Daniel Okafor pending 2500', 'none of them came');
select t.roster('frontdesk1', :b, '4', jsonb_build_array(jsonb_build_object(
	'guest', E'Ed\n{user:vip} "Q"; drop table'))) as answer \gset
select is(t.said(:'answer'), 'Lee, Anna, Bay 2 15:00-16:00: '
	'Ed {user:vip} "Q"; drop table added, 4 declared',
	'odd but harmless names are kept as they are');
select is(t.said(t.roster('frontdesk1', :b, '3', '[]', jsonb_build_array(
		t.head(:b, 'Ed {user:vip} "Q"; drop table')))),
	'Lee, Anna, Bay 2 15:00-16:00: 1 removed, 3 declared', 'and leave');

-- A member who is elsewhere at that time.
select t.book(1, '2026-11-21 15:30', 60, 'igor') ->> 'ok' as done \gset
select is(t.said(t.roster('frontdesk1', :b, 'null', '[{"member":"igor"}]')),
	'clash: Petrov, Igor is in Bay 1 15:30-16:30',
	'nobody plays in two bays');

-- The number declared.
select is(t.said(t.roster('frontdesk1', :b, declared)), said, what)
from (values
	('2', 'roster: 3 players are named: declare at least so many, or '
		'remove one', 'fewer than are named'),
	('0', 'roster: 3 players are named: declare at least so many, or '
		'remove one', 'nobody'),
	('-2147483648', 'roster: 3 players are named: declare at least so '
		'many, or remove one', 'a negative number'),
	('7', 'capacity: Bay 2 holds 6, not 7', 'more than fit'),
	('2147483647', 'capacity: Bay 2 holds 6, not 2147483647', 'everybody'),
	('3', 'roster: That changes nothing', 'as many as before'),
	('null', 'roster: That changes nothing', 'nothing said')
) v (declared, said, what);
select is(t.said(t.roster('frontdesk1', :b, '4')),
	'Lee, Anna, Bay 2 15:00-16:00: 4 declared', 'an empty slot');
select is((select action::text from club.admin_audit_log
	where resource_id = :'b' order by id desc limit 1), 'update_booking',
	'is a change of the booking');

-- Going.
select is(t.said(t.roster('frontdesk1', :b, 'null', '[]', remove)), said, what)
from (values
	(jsonb_build_array(t.head(:b, 'Anna Lee')),
		'roster: Anna Lee is the owner and stays', 'the owner'),
	('[2147483647]'::jsonb, 'roster: Whom to remove is a list of '
		'participants', 'too large a number'),
	('[999999999]', 'missing: Nobody of that number is on the roster',
		'nobody'),
	('[-1]', 'roster: Whom to remove is a list of participants',
		'a negative one'),
	('["x"]', 'roster: Whom to remove is a list of participants', 'a text'),
	('[[1]]', 'roster: Whom to remove is a list of participants', 'a list'),
	('{}', 'roster: Whom to remove is a list of participants', 'no list')
) v (remove, said, what);
select t.book(3, '2026-11-21 15:00', 60, 'vip', '[{"guest":"Zed"}]')
	->> 'booking' as other \gset
select is(t.said(t.roster('frontdesk1', :b, 'null', '[]', jsonb_build_array(
		t.head(:other, 'Zed')))),
	'missing: Nobody of that number is on the roster',
	'somebody of another booking');
select t.roster('frontdesk1', :b, '2', '[]', jsonb_build_array(
	t.head(:b, 'Daniel Okafor'))) as answer \gset
select is(t.said(:'answer'),
	'Lee, Anna, Bay 2 15:00-16:00: 1 removed, 2 declared', 'one leaves');
select is(t.slots(:b), '2 Mo Lee', 'out of the club''s lists as well');
select is(t.said(t.book(1, '2026-11-21 14:15', 60, 'dan')),
	'Booked Bay 1 14:15-15:15 for Okafor, Daniel',
	'and has the time for something else');

-- Undo, by whoever did it, while nobody touched it since.
create function t.undo(who text) returns jsonb
language sql
as $$
	select t.as(who, format('desk.undo(%L, %L)', gen_random_uuid(), (
		select r.id from desk.request r
		where r.actor = who and r.action = 'roster_change' and r.ok
		order by r.at desc limit 1)))
$$;
select t.at('2026-11-21 14:08:00-08');
select t.roster('frontdesk1', :b, '3', '[{"member":"mia"},{"guest":"Guest 2"}]',
	jsonb_build_array(t.head(:b, 'Mo Lee'))) ->> 'ok' as done \gset
select is(t.heads(:b), 'owner Anna Lee pending 0; '
	'member García López, María pending 0; guest Guest 2 pending 2500',
	'two come, one goes');
select is(t.said(t.undo('frontdesk2')), 'missing: There is nothing of yours '
	'to undo', 'not by somebody else');
select is(t.undo('frontdesk1') ->> 'ok', 'true', 'undone');
select is(t.heads(:b), 'owner Anna Lee pending 0; guest Mo Lee pending 2500',
	'as it was');
select is((select count(*) from club.guests where name = 'Mo Lee'), 1::bigint,
	'the guest is the same one');
select ok(not exists (select from desk.request where undo::text ~ 'Mo Lee'),
	'what undoes it holds no name');
select t.at('2026-11-21 14:09:00-08');
select t.roster('frontdesk1', :b, '3') ->> 'ok' as done \gset
select t.at('2026-11-21 14:10:00-08');
select t.roster('frontdesk2', :b, '4') ->> 'ok' as done \gset
select is(t.undo('frontdesk1') ->> 'code', 'stale',
	'not after somebody else changed it');
select t.roster('frontdesk1', :b, '2') ->> 'ok' as done \gset

-- A stale roster.
select t.v(:b) as seen \gset
select t.roster('frontdesk2', :b, '3') ->> 'ok' as done \gset
select is(t.said(t.as('frontdesk1', format('desk.roster_change(%L, %L, %s, 2, '
	'''[]'', ''[]'', null)', gen_random_uuid(), :'seen', :b))),
	'stale: Lee, Anna was changed since you looked: changed by Ben Front, '
	'14:10', 'a roster that changed since');
select t.roster('frontdesk1', :b, '2') ->> 'ok' as done \gset

-- A host's guest of the same name is the same guest.
select t.book(2, '2026-11-21 17:00', 30, 'anna', '[{"guest":"mo lee"}]')
	->> 'ok' as done \gset
select t.book(3, '2026-11-21 17:00', 30, 'vip', '[{"guest":"Mo Lee"}]')
	->> 'ok' as done \gset
select is((select count(*) from club.guests where lower(name) = 'mo lee'),
	2::bigint, 'another host''s is another one');

-- A tier that does not play needs a reason.
insert into club.tier_feature_values (tier_id, feature_id, value)
select 2, id, 'false' from club.tier_features
where feature_key = 'can_book_simulators';
select t.book(2, '2026-11-21 19:00', 60, 'anna') ->> 'booking' as late \gset
select is(t.said(t.roster('frontdesk1', :late, 'null', '[{"member":"dan"}]')),
	'reason: The tier of Okafor, Daniel does not play simulators: say why '
	'they may', 'no reason');
select is(t.roster('frontdesk1', :late, 'null', '[{"member":"dan"}]', '[]',
	'tournament') ->> 'ok', 'true', 'a reason');
select results_eq(format('select action::text, reason::text
	from club.booking_payment_audit where booking_id = %s', :late),
	$$values ('tier_override', 'tournament')$$, 'which is on record');

-- After a payment the roster is locked, but for a manager with a reason.
select t.act('frontdesk1', 'participant_settle', :b, 'null, ''card'', null, '
	'null') ->> 'ok' as done \gset
select t.roster('frontdesk1', :b, 'null', '[{"guest":"New One"}]')
	as answer \gset
select is(t.said(:'answer'), 'role: Lee, Anna has paid: the roster is locked',
	'not the front desk');
select ok(:'answer'::jsonb ->> 'who_can' like 'a manager (Mara Manager%',
	'who can is said');
select is(t.said(t.roster('manager1', :b, 'null', '[{"guest":"New One"}]')),
	'reason: The roster is paid for: changing it needs a reason',
	'a manager says why');
select is(t.said(t.roster('manager1', :b, 'null', '[{"guest":"New One"}]',
	'[]', 'came along')), 'Lee, Anna, Bay 2 15:00-16:00: New One added, '
	'3 declared', 'and may');
select is(t.heads(:b), 'owner Anna Lee pending 0; guest Mo Lee paid 2500; '
	'guest New One pending 2500', 'the new one owes');
select is(t.said(t.roster('manager1', :b, 'null', '[]', jsonb_build_array(
	t.head(:b, 'Mo Lee')), 'wrong')), 'owed: Mo Lee has paid 25.00: '
	'refund it first', 'who has paid does not just vanish');
select t.act('frontdesk1', 'participant_settle', :b, 'null, ''card'', null, '
	'null') ->> 'ok' as done \gset
select results_eq(format('select status::text, total_cents
	from club.booking_fee_snapshots where booking_id = %s order by id', :b),
	$$values ('paid', 2500), ('completed', 2500)$$,
	'two payments of one session stay two, one of them completed');

-- After the check-in the ledger follows.
select t.at('2026-11-21 14:50:00-08');
select t.book(1, '2026-11-21 19:00', 60, 'mia') ->> 'booking' as b2 \gset
select t.at('2026-11-21 18:50:00-08');
select t.act('frontdesk1', 'booking_check_in', :b2, 'null, null, null')
	->> 'ok' as done \gset
select t.roster('frontdesk1', :b2, 'null', '[{"guest":"Late Guest"}]')
	->> 'ok' as done \gset
select is((select string_agg(concat_ws(' ', l.minutes_charged,
		l.guest_fee_cents, l.payment_method, case when l.reversal_of
		is not null then 'reversal' end), '; ' order by l.id)
	from club.usage_ledger l join club.booking_requests b using (session_id)
	where b.id = :b2),
	'60 0; -60 0 reversal; 30 0; 0 2500 unpaid',
	'what was written is reversed and written anew');
select t.act('frontdesk1', 'participant_settle', :b2, 'null, ''card'', null, '
	'null') ->> 'ok' as done \gset
select is((select payment_method::text from club.usage_ledger l
	join club.booking_requests b using (session_id)
	where b.id = :b2 and guest_fee_cents > 0), 'credit_card',
	'and says how it was paid');
select t.roster('manager1', :b2, 'null', '[{"guest":"Third"}]', '[]', 'x')
	->> 'ok' as done \gset
select is((select sum(l.minutes_charged) from club.usage_ledger l
	join club.booking_requests b using (session_id) where b.id = :b2),
	20::bigint, 'the sums are right: a third of an hour');
select desk.usage_record(:b2);
select desk.usage_record(:b2);
select is((select sum(l.minutes_charged) from club.usage_ledger l
	join club.booking_requests b using (session_id) where b.id = :b2),
	20::bigint, 'writing it again changes nothing');
select is(t.act('manager1', 'booking_revert', :b2, '''wrong party''')
	->> 'ok', 'true', 'a check-in is taken back');
select is((select concat(sum(l.minutes_charged), ' ', sum(l.guest_fee_cents))
	from club.usage_ledger l join club.booking_requests b using (session_id)
	where b.id = :b2), '0 0', 'and the ledger with it');
select desk.usage_reverse(:b2);
select is((select sum(l.minutes_charged) from club.usage_ledger l
	join club.booking_requests b using (session_id) where b.id = :b2),
	0::bigint, 'once');

-- A booking that is over or off keeps its roster.
select t.act('frontdesk1', 'booking_cancel', :late, '''x'', ''phone''')
	->> 'ok' as done \gset
select is(t.said(t.roster('frontdesk1', :late, '3')),
	'state: Lee, Anna is cancelled: it stays as it is', 'a cancelled one');

-- The roster of a request without a session.
insert into club.booking_requests (user_id, resource_id, request_date,
	start_time, end_time, duration_minutes, declared_player_count,
	request_participants)
values ('mia', 3, '2026-11-24', '12:00', '13:00', 60, 2,
	'[{"type":"member","userId":"igor"}]') returning id as asked \gset
select is(t.said(t.roster('frontdesk1', :asked, 'null',
		'[{"guest":"Ann Other"}]')),
	'García López, María, Bay 3 Tue 24 Nov 12:00-13:00: Ann Other added, 3 declared',
	'is made on the way');
select is(t.heads(:asked), 'owner García López, María pending 0; '
	'member Igor Petrov pending 0; guest Ann Other pending 2500',
	'with those it named');

select * from finish();
rollback;
