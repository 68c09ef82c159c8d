-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the console reads costs the same however long the past is: five times
-- the history is laid, and no read looks at more than a handful of it.
begin;
\ir demo.psql
select no_plan();

set test.now = '2026-11-21 14:07:00-08';
\o /dev/null
:fill_all

select demo.set_triggers(s.tables, 'disable') from demo.step s
where s.name in ('club: what was played', 'counter: visits');
select demo.club_history(2501, 12500);
select demo.counter_past(601, 3000);
set constraints all immediate;
select demo.set_triggers(s.tables, 'enable') from demo.step s
where s.name in ('club: what was played', 'counter: visits');
-- and twenty times the customers, of the same names
set session_replication_role = replica;
insert into counter.customers (id, name, membership_number)
select md5(k.id::text || g)::uuid, k.name, (700000 + 300 * g + k.place)::text
from demo.known k, generate_series(1, 20) g
where k.system = 'counter' and k.place <= 300;
reset session_replication_role;
select desk.identity_rebuild();
-- as the last of the steps does
select demo.analyze_tables(1, 1), demo.analyze_rest(1, 1);
\o

-- Rows of tables that grow with the years, as they have been read so far.
create view t.read as
select schemaname || '.' || relname as place,
	coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as rows
from pg_stat_xact_user_tables
where pg_relation_size(relid) > 1 << 17 or relname in ('booking_requests',
	'booking_sessions', 'booking_participants', 'usage_ledger',
	'admin_audit_log', 'booking_payment_audit', 'visits',
	'checkin_blocks', 'lane_sessions', 'payment_intents', 'audit_log',
	'waitlist', 'checkout_requests', 'agreement_signatures');

-- What a call reads most of, and how many rows; once before, so that nothing is
-- planned or looked up in the catalog for the first time.
create function t.most_read(call text, out place text, out rows bigint)
language plpgsql
as $$
declare
	before jsonb;
begin
	perform set_config('session_authorization', 'desk1', true);
	execute 'select count(*) from ' || call;
	reset session authorization;
	select jsonb_object_agg(r.place, r.rows) into before from t.read r;
	perform set_config('session_authorization', 'desk1', true);
	execute 'select count(*) from ' || call;
	reset session authorization;
	select r.place, r.rows - coalesce((before ->> r.place)::bigint, 0)
	into most_read.place, most_read.rows
	from t.read r
	order by 2 desc limit 1;
end
$$;

-- Some of these tables are small here: what matters is that an index would do.
discard plans;
set enable_seqscan = off;

create table t.call (call text, at_most bigint);
insert into t.call values
	('desk.grid_range(''2026-11-21'', ''2026-11-22'')', 2000),
	('desk.grid_range(''2026-11-16'', ''2026-11-23'')', 6000),
	('desk.grid_range(''2026-11-10'', ''2026-11-11'')', 2000),
	('desk.grid_alerts(''2026-11-21'')', 2000),
	('desk.grid_resources()', 100),
	('desk.person_find(''an'', 40)', 1500),
	('desk.lane_board()', 600),
	('desk.lane_units()', 1500),
	('desk.lane_waitlist()', 600),
	('desk.lane_checkouts()', 600),
	('desk.lane_alerts()', 1500),
	('desk.lane_lookup(''an'', 40)', 1500),
	('desk.lane_lookup(''le'', 25)', 2500),
	('desk.lane_lookup(''zz'', 25)', 1500),
	('desk.lane_lookup(''ann'', 25)', 1500),
	('desk.lane_lookup(''lee an'', 25)', 1500),
	('desk.lane_lookup(''7012'', 25)', 1500);
insert into t.call
select format('desk.%s(%s)', f.name, b.id), 600
from (select b.id from club.booking_requests b
	where b.request_date = '2026-11-21' and b.status = 'approved'
	order by b.id limit 1) b,
	(values ('booking_peek'), ('booking_roster'), ('booking_history'))
		f (name);
insert into t.call
select format('desk.unit_peek(%L)', u.unit), 600
from (select 'room:' || r.number as unit from counter.rooms r
	where r.status = 'OCCUPIED' order by r.number limit 1) u;

select cmp_ok(count(*), '>', 12000::bigint, 'a long past of bookings')
from club.booking_requests;
select cmp_ok(count(*), '>=', 3000::bigint, 'and of visits')
from counter.visits;
select cmp_ok(count(*), '>', 4500::bigint, 'and many customers')
from counter.customers;
select cmp_ok(m.rows, '<=', c.at_most, c.call || ' looks at little of '
	|| m.place)
from t.call c, lateral t.most_read(c.call) m;

-- It would tell of one that reads everything.
create function desk.all_of_it() returns bigint
language sql security definer
as $$ select count(*) from club.booking_requests where notes <> '' $$;
grant execute on function desk.all_of_it() to desk_frontdesk;
select cmp_ok(m.rows, '>', 12000::bigint, 'else it would tell')
from t.most_read('desk.all_of_it()') m;

-- Columns are called by what tells them apart from others in use.
insert into club.resources (name, type, is_active, capacity)
values ('Simulator Bay 1 North', 'simulator', false, 6);
select is(desk.resource_label(r.id), 'Bay 1',
	'a bay that was given up has no say in what another is called')
from club.resources r where r.name = 'Simulator Bay 1';

select * from finish();
rollback;
