-- SPDX-License-Identifier: GPL-3.0-or-later
-- The club of the wireframes: Saturday 21 November 2026, 14:07 at the venue,
-- a front desk, a manager and support.  Everything in it went through the
-- functions that staff use, at the times that the audit rows name.

-- Stands still, unless a session moves it with `set test.now`.
create or replace function desk.clock() returns timestamptz
language sql volatile
as $$ select coalesce(nullif(current_setting('test.now', true), ''),
	'2026-11-21 14:07:00-08')::timestamptz $$;

do $$
declare
	who text[];
begin
	foreach who slice 1 in array array[
		['ana', 'frontdesk', 'Ana', 'desk 2'],
		['ben', 'frontdesk', 'Ben', 'desk 1'],
		['mia', 'manager', 'Mia', 'office'],
		['sol', 'support', 'Sol', 'support']]
	loop
		begin
			execute format('create role %I login', who[1]);
		exception when duplicate_object or unique_violation then
			null;
		end;
		execute format('grant desk_%s to %I', who[2], who[1]);
		insert into desk.staff (login, role_oid, name, email, role, desk)
		values (who[1], who[1]::regrole, who[3],
			who[1] || '@club.example', who[2], who[4]);
	end loop;
end
$$;

insert into club.membership_tiers (id, name, slug) values
	(1, 'Core', 'core'), (2, 'Social', 'social'), (3, 'VIP', 'vip');
insert into club.tier_feature_values (tier_id, feature_id, value)
select v.tier, f.id, v.value
from (values (1, 'daily_sim_minutes', '60'),
	(1, 'guest_passes_per_month', '4'),
	(2, 'daily_sim_minutes', '0'), (2, 'guest_passes_per_month', '0'),
	(3, 'daily_sim_minutes', '999'),
	(3, 'guest_passes_per_month', '999')) as v (tier, key, value)
join club.tier_features f on f.feature_key = v.key;

insert into club.users (id, email, name, tier_id, phone, created_at)
select id, id || '@example.com', name, tier, phone, '2021-03-02 10:00'
from (values
	('novak', 'Petra Novak', 1, '+1 555 010 0112'),
	('smith', 'John Smith', 3, '+1 555 010 0377'),
	('garcia', 'Manuel García', 3, '+1 555 010 0931'),
	('maria', 'García López, María', 1, '+1 555 010 5187'),
	('okafor', 'Daniel Okafor', 3, null),
	('brandt', 'Ulla Brandt', 2, null),
	('lee', 'Anna Lee', 1, '+1 555 010 5187'),
	('petrov', 'Igor Petrov', 3, null),
	('weber', 'Kim Weber', 1, null),
	('haddad', 'Rana Haddad', 3, null),
	('silva', 'Tiago Silva', 3, null),
	('johnson', 'Lena Johnson', 3, null),
	('tanaka', 'Yuki Tanaka', 3, null),
	('board', 'Boardwalk Limited', 3, null),
	('core1', 'Cora Allowance', 1, null)
) as u (id, name, tier, phone);
insert into club.guest_passes (member_email, total_passes, used_passes,
	last_reset_at)
values ('lee@example.com', 4, 1, '2026-11-01 03:00'),
	('maria@example.com', 4, 2, '2026-11-01 03:00');

insert into club.resources (id, name, type, sort_order, capacity) values
	(1, 'Simulator Bay 1', 'simulator', 1, 6),
	(2, 'Simulator Bay 2', 'simulator', 2, 6),
	(3, 'Simulator Bay 3', 'simulator', 3, 6),
	(4, 'Simulator Bay 4', 'simulator', 4, 6),
	(5, 'Conference Room', 'conference_room', 5, 12);

-- A booking by Ben, Friday evening; fails when it is refused.
create schema club_test;
create function club_test.must(outcome jsonb) returns integer
language plpgsql as $$
begin
	if not (outcome ->> 'ok')::boolean then
		raise exception '%', outcome;
	end if;
	return (outcome ->> 'booking')::integer;
end $$;
create function club_test.book(resource integer, hour text, minutes integer,
	member text, companions text default '[]', note text default null)
returns integer language sql as $$
	select club_test.must(desk.booking_book(gen_random_uuid(), resource,
		('2026-11-21 ' || hour)::timestamp, minutes, member, null,
		1 + jsonb_array_length(companions::jsonb), companions::jsonb,
		note, 'none', null, false, 'phone', false)) $$;
create function club_test.check_in(hour text, booking integer)
returns integer language sql as $$
	select set_config('test.now', '2026-11-21 ' || hour || '-08', false);
	select club_test.must(desk.booking_check_in(gen_random_uuid(),
		v.version, booking, 'card', 'slip 1', null, false))
	from desk.booking_peek(booking) v $$;
create function club_test.outcome(booking integer, wanted text)
returns integer language sql as $$
	select club_test.must(desk.booking_outcome(gen_random_uuid(),
		v.version, booking, wanted, false))
	from desk.booking_peek(booking) v $$;
grant usage on schema club_test to public;

create table club_test.day (name text primary key, booking integer);
grant all on club_test.day to public;

set session authorization ben;
set test.now = '2026-11-20 18:20:00-08';
insert into club_test.day values
	('novak', club_test.book(1, '11:00', 60, 'novak')),
	('smith', club_test.book(1, '12:30', 60, 'smith',
		'[{"member": "johnson"}]')),
	('brandt', club_test.book(2, '12:00', 60, 'brandt',
		'[{"guest": "Max Brandt"}]')),
	('lee', club_test.book(2, '13:30', 60, 'lee',
		'[{"guest": "Mo Lee"}]', 'left-handed, own clubs')),
	('garcia', club_test.book(1, '14:00', 90, 'garcia',
		'[{"member": "core1"}, {"guest": "Pia Roth"}]')),
	('okafor', club_test.book(1, '16:00', 120, 'okafor',
		'[{"guest": "Eva Stein"}, {"guest": "Jim Stone"}]')),
	('petrov', club_test.book(2, '15:30', 90, 'petrov',
		'[{"member": "smith"}]')),
	('haddad', club_test.book(3, '15:05', 60, 'haddad')),
	('silva', club_test.book(3, '16:05', 90, 'silva',
		'[{"guest": "Lu Sans"}]')),
	('johnson', club_test.book(4, '15:00', 60, 'johnson',
		'[{"guest": "Al Oak"}, {"guest": "Bo Elm"}, {"guest": "Cy Ash"}]')),
	('tanaka', club_test.book(4, '17:00', 120, 'tanaka',
		'[{"member": "maria"}]')),
	('board', club_test.book(5, '13:00', 240, 'board'));

select club_test.check_in('11:02', booking) from club_test.day
	where name = 'novak';
select club_test.outcome(booking, 'attended') from club_test.day
	where name = 'novak';
select club_test.check_in('12:25', booking) from club_test.day
	where name = 'smith';
set test.now = '2026-11-21 13:31:00-08';
select club_test.outcome(booking, 'attended') from club_test.day
	where name = 'smith';
select club_test.outcome(booking, 'no_show') from club_test.day
	where name = 'brandt';
select club_test.check_in('13:56', booking) from club_test.day
	where name = 'garcia';

set session authorization mia;
set test.now = '2026-11-21 09:00:00-08';
select club_test.must(desk.resource_block(gen_random_uuid(), 3,
	'2026-11-21 11:30', '2026-11-21 14:00', 'maintenance', 'projector',
	false, false));
reset session authorization;
set test.now = '2026-11-21 10:00:00-08';

-- What members and imports asked for, as the club's own application writes it.
set role club_app;
insert into club.booking_requests (user_id, user_email, resource_id,
	request_date, start_time, end_time, duration_minutes, status,
	declared_player_count, created_at, updated_at)
values ('weber', 'weber@example.com', 3, '2026-11-21', '14:30', '15:00', 30,
	'pending_approval', 1, '2026-11-21 10:00', '2026-11-21 10:00');
insert into club.trackman_unmatched_bookings (trackman_booking_id, status,
	resource_id, booking_date, start_time, end_time, user_name,
	original_email, player_count, match_attempt_reason, created_at)
values ('BK-99120', 'unmatched', 4, '2026-11-21', '12:00', '14:00',
	'U. Nknown', 'nobody@example.com', 2, 'no member has this e-mail',
	'2026-11-21 10:00');
reset role;
reset test.now;

-- What the tests ask afterwards.  "Since then" is since the end of this file.
create table club_test.dawn as
select (select max(id) from club.admin_audit_log) as audit,
	(select max(id) from club.booking_payment_audit) as payment,
	(select max(id) from club.booking_requests) as booking;

-- "approved Bay 2 13:30-14:30 lee", with the date unless it is that Saturday;
-- the owner is the member's id, or the name of somebody who is no member.
create function club_test.booking(wanted integer) returns text
language sql as $$
	select concat_ws(' ', b.status, desk.resource_label(b.resource_id),
		nullif(b.request_date, '2026-11-21'),
		to_char(b.start_time, 'HH24:MI') || '-'
			|| to_char(b.end_time, 'HH24:MI'),
		coalesce(b.user_id, b.user_name))
	from club.booking_requests b where b.id = wanted $$;

create function club_test.named(wanted text) returns text
language sql as $$
	select club_test.booking(d.booking) from club_test.day d
	where d.name = wanted $$;

-- Those made since then, in the order of their making.
create function club_test.added() returns text
language sql as $$
	select string_agg(club_test.booking(b.id), '; ' order by b.id)
	from club.booking_requests b, club_test.dawn d
	where b.id > d.booking $$;

-- "owner lee pending 0, guest Mo Lee pending 2500"
create function club_test.heads(wanted integer) returns text
language sql as $$
	select string_agg(concat_ws(' ', p.participant_type,
		coalesce(p.user_id, p.display_name), p.payment_status,
		p.cached_fee_cents), ', ' order by p.id)
	from club.booking_participants p
	join club.booking_requests b on b.session_id = p.session_id
	where b.id = wanted $$;

create function club_test.heads(wanted text) returns text
language sql as $$
	select club_test.heads(d.booking) from club_test.day d
	where d.name = wanted $$;

-- "ana cancel_booking Bay 2 13:30-14:30 (ill) from phone" of every audit row
-- since then: nothing is done twice, and nothing unseen.
create function club_test.deeds() returns text
language sql as $$
	select string_agg(concat_ws(' ', a.details ->> 'login', a.action,
		a.resource_name, '(' || (a.details ->> 'reason') || ')',
		'from ' || (a.details ->> 'received_from')), '; '
		order by a.id)
	from club.admin_audit_log a, club_test.dawn d
	where a.id > d.audit $$;

-- "ben@club.example payment_confirmed 25.00 pending-paid" likewise of money.
create function club_test.payments() returns text
language sql as $$
	select string_agg(concat_ws(' ', a.staff_email, a.action,
		a.amount_affected::numeric(9, 2),
		a.previous_status || '-' || a.new_status,
		'(' || a.reason || ')'), '; ' order by a.id)
	from club.booking_payment_audit a, club_test.dawn d
	where a.id > d.payment $$;
