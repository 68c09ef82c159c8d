-- SPDX-License-Identifier: GPL-3.0-or-later
-- Groups, notes, messages and sign-ins of the club: what their constraints
-- refuse beside what they allow, and whose they are.
begin;
\ir fixture.psql
\ir writing.psql
select no_plan();

-- Groups that pay together.
select is(t.write($$ insert into club.billing_groups (id, primary_email,
	group_name, type) values (91, 'anna@example.com', 'Lee', 'family'),
	(92, 'vip@example.com', 'Important Ltd', 'corporate') $$), 'done',
	'a family and a company');
select is(t.write($$ insert into club.billing_groups (primary_email, type)
	values ('x@example.com', 'club') $$),
	'A billing group is a family or a company', 'nothing else');
select is(t.write($$ insert into club.billing_groups (primary_email)
	values ('ANNA@example.com') $$),
	'A billing group has that e-mail already', 'one group an e-mail');
select is(t.write($$ insert into club.group_members (billing_group_id,
	member_email, relationship, is_primary) values
	(91, 'anna@example.com', null, true),
	(91, 'mia@example.com', 'child', false) $$), 'done', 'with members');
select is(t.write($$ insert into club.group_members (billing_group_id,
	member_email) values (92, 'Mia@example.com') $$),
	'The member is in a billing group already', 'a member has one group');
select is(t.write($$ update club.group_members set is_primary = true $$),
	'A billing group has one who pays', 'a group has one payer');
select is(t.write($$ insert into club.group_members (billing_group_id,
	member_email) values (9, 'igor@example.com') $$),
	'There is no such billing group', 'groups are there first');
select is(t.write($$ update club.users set family_group_id = 91
	where id in ('anna', 'mia') $$), 'done', 'members name their group');
select is(t.write($$ update club.users set family_group_id = 9
	where id = 'igor' $$), 'There is no such billing group',
	'one that is there');
select is(t.write($$ delete from club.billing_groups where id = 91 $$),
	'There is no such billing group', 'a group in use stays');
select is(t.write($$ delete from club.billing_groups where id = 92 $$), 'done',
	'an empty one goes');
select is(t.write($$ insert into club.family_add_on_products (tier_name,
	price_cents) values ('Core', 12500) $$), 'done', 'a family price');
select is(t.write($$ insert into club.family_add_on_products (tier_name,
	price_cents) values ('Gold', 12500) $$), 'There is no such tier',
	'of a tier that is there');
select is(t.write($$ insert into club.family_add_on_products (tier_name,
	price_cents) values ('Core', 0) $$),
	'The tier has a family price already', 'once');
select is(t.write($$ insert into club.family_add_on_products (tier_name,
	price_cents) values ('VIP', -1) $$), 'A price cannot be negative',
	'not below nothing');
update club.membership_tiers set name = 'Corezon' where name = 'Core';
select is((select tier_name::text from club.family_add_on_products), 'Corezon',
	'it goes along when the tier is renamed');

-- What is written about members, and to them.
select is(t.write($$ insert into club.member_notes (member_email, note,
	created_by) values ('anna@example.com', 'left-handed', 'ana') $$),
	'done', 'a note');
select is(t.write($$ insert into club.member_notes (member_email, note)
	values ('anna@example.com', '') $$), 'A note has 1 to 4000 characters',
	'an empty one is none');
select is((select created_at from club.member_notes),
	'2026-11-21 14:07'::timestamp, 'it is dated by the venue''s clock');
select is(t.write(format($$ insert into club.communication_logs (member_email,
	type, direction) values ('anna@example.com', %L, 'inbound') $$, x)),
	'done', 'a message may be ' || x)
from unnest(array['email', 'call', 'meeting', 'note', 'sms']) x;
select is(t.write($$ insert into club.communication_logs (type)
	values ('fax') $$), 'There is no such kind of message', 'but no fax');
select is(t.write($$ insert into club.communication_logs (type, direction)
	values ('sms', 'sideways') $$), 'A message comes in or goes out',
	'and goes one way');
select is(t.write(format($$ insert into club.notifications (user_email, title,
	type) values ('anna@example.com', 'x', %L) $$, x)), 'done',
	'notified of ' || x)
from unnest(array['booking', 'booking_confirmed', 'booking_declined',
	'booking_cancelled', 'booking_reminder', 'event', 'event_reminder',
	'announcement', 'guest_pass', 'wellness', 'system', 'welcome']) x;
select is(t.write($$ insert into club.notifications (user_email, title, type)
	values ('anna@example.com', 'x', 'gossip') $$),
	'There is no such kind of notification', 'but not of gossip');
select is(t.write($$ insert into club.notice_types (name) values
	('private_event') $$), 'done', 'a kind of notice');
select is(t.write($$ insert into club.user_dismissed_notices (user_email,
	notice_type) values ('anna@example.com', 'private_event') $$), 'done',
	'is dismissed');
select is(t.write($$ insert into club.user_dismissed_notices (user_email,
	notice_type) values ('Anna@example.com', 'private_event') $$),
	'The member has dismissed that notice already', 'once');
select is(t.write($$ insert into club.user_dismissed_notices (user_email,
	notice_type) values ('anna@example.com', 'flood') $$),
	'There is no such kind of notice', 'and has to be one');
select is(t.write($$ insert into club.push_subscriptions (endpoint, user_email,
	keys) values ('https://push.example/1', 'anna@example.com', '{}'),
	('https://push.example/1', 'igor@example.com', '{}') $$),
	'That device is subscribed already', 'a device is one member''s');
select is(t.write($$ insert into club.email_events (event_id, email,
	event_type) values ('e1', 'anna@example.com', 'delivered'),
	('e1', 'anna@example.com', 'delivered') $$),
	'That event is known already', 'an event arrives once');

-- How members sign in.
select is(t.write($$ insert into club.magic_links (token, email, expires_at)
	values ('t1', 'anna@example.com', '2026-11-21 15:00') $$), 'done',
	'a link');
select is(t.write($$ insert into club.magic_links (token, email, expires_at)
	values ('t1', 'igor@example.com', '2026-11-21 15:00') $$),
	'That link exists already', 'is one member''s');
select is(t.write($$ insert into club.magic_links (token, email)
	values ('t2', 'igor@example.com') $$), 'needs expires_at',
	'and ends some time, which has no default');
select is(t.write($$ insert into club.sessions (sid, sess, expire)
	values ('s1', '{}', '2026-11-22') $$), 'done', 'a session');

-- What members ask for.
select is(t.write($$ insert into club.account_deletion_requests (email)
	values ('anna@example.com') $$), 'done', 'to be forgotten');
select is(t.write($$ update club.account_deletion_requests
	set status = 'completed', processed_at = '2026-11-20' $$),
	'A request is not answered before it is made', 'not before they ask');
select is(t.write($$ update club.account_deletion_requests
	set status = 'completed', processed_at = '2026-11-22' $$), 'done',
	'but after');
select is(t.write($$ insert into club.data_export_requests (user_email,
	completed_at) values ('anna@example.com', '2026-11-20') $$),
	'An export does not end before it is asked for', 'nor their data');

-- Whose all that is: the application's.  Staff look at what is open; where a
-- member can be reached, and how one signs in, is not.
select is(t.write(statement, who), 'may not', who || ': ' || statement)
from unnest(array['frontdesk1', 'manager1', 'support1']) who,
	unnest(array['select note from club.member_notes',
	'select member_email from club.group_members',
	'select body from club.communication_logs',
	'select token from club.magic_links',
	'select sess from club.sessions',
	'select sid from club.sessions',
	'select keys from club.push_subscriptions',
	'select endpoint from club.push_subscriptions',
	'select download_url from club.data_export_requests',
	'insert into club.member_notes (member_email, note) values (''x'', ''y'')',
	'update club.billing_groups set is_active = false',
	'delete from club.sessions']) statement;
select is(t.write(statement, who), 'done', who || ': ' || statement)
from unnest(array['frontdesk1', 'manager1', 'support1']) who,
	unnest(array['select created_by, created_at from club.member_notes',
	'select group_name, type from club.billing_groups',
	'select type, subject from club.communication_logs',
	'select status, requested_at from club.account_deletion_requests'])
	statement;

select * from finish();
rollback;
