-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the schema promises about itself, read from the catalogue.
begin;
\ir fixture.psql
select no_plan();

-- The five systems' schemas, as far as they are there.
create view t.system as
select n.oid, n.nspname as name from pg_namespace n
where n.nspname in ('club', 'academy', 'counter', 'gym', 'platform');

select is_empty($$
	select c.conrelid::regclass, c.conname
	from pg_constraint c
	where (c.connamespace in (select oid from t.system)
		or c.conrelid in ('desk.occupancy'::regclass,
			'desk.waive_day'::regclass,
			'desk.place_load'::regclass,
			'desk.session_load'::regclass,
			'desk.counter_visit_load'::regclass,
			'desk.booking_number_day'::regclass,
			'desk.laundry_slot'::regclass,
			'desk.collection_week'::regclass,
			'desk.driver_load'::regclass,
			'desk.coupon_load'::regclass,
			'desk.platform_paid'::regclass,
			'desk.signover'::regclass))
	  and c.contype in ('c', 'u', 'x', 'f')
	  and not exists (select from desk.constraint_sentence s
		where s.name = c.conname) $$,
	'every constraint that a person can break has a sentence');
select is_empty($$
	select i.indexrelid::regclass
	from pg_index i
	join pg_class c on c.oid = i.indexrelid
	where c.relnamespace in (select oid from t.system)
	  and i.indisunique and not i.indisprimary
	  and not exists (select from desk.constraint_sentence s
		where s.name = c.relname) $$, 'and so has every unique index');
select is_empty($$
	select said.name, count(*)
	from (select conname as name from pg_constraint
		where connamespace in (select oid from t.system)
		  and contype in ('c', 'u', 'x', 'f')
		union all
		select c.relname from pg_index i
		join pg_class c on c.oid = i.indexrelid
		where c.relnamespace in (select oid from t.system)
		  and i.indisunique and not exists (select from pg_constraint k
			where k.conindid = i.indexrelid)) said
	group by said.name
	having count(*) > 1 $$, 'no sentence stands for two constraints');
select is_empty($$
	select s.name from desk.constraint_sentence s
	where not exists (select from pg_constraint c where c.conname = s.name)
	  and not exists (select from pg_class c where c.relname = s.name) $$,
	'no sentence is left over');
select is_empty($$
	select s.name, s.sentence from desk.constraint_sentence s
	where s.sentence !~ '^[A-Z]' or s.sentence ~ '[._]' $$,
	'sentences are sentences');

select is_empty($$
	select c.conrelid::regclass, c.conname
	from pg_constraint c
	where c.contype = 'f'
	  and (c.connamespace = 'desk'::regnamespace
		or c.connamespace in (select oid from t.system))
	  and not exists (
		select from pg_index i
		where i.indrelid = c.conrelid
		  and (i.indkey::int2[])[0:cardinality(c.conkey) - 1]
			@> c.conkey)
	  -- its lane leads the GiST index of the table
	  and c.conname <> 'occupancy_lane_fkey' $$,
	'every reference has an index');
select is_empty($$
	select a.attrelid::regclass, a.attname
	from pg_attribute a
	join pg_class c on c.oid = a.attrelid
	where c.relnamespace in (select oid from t.system)
	  and c.relkind = 'r'
	  and a.attname = 'id' and a.atttypid = 'int4'::regtype
	  and a.attidentity = '' $$, 'ids are identity columns');
select is_empty($$
	select a.attrelid::regclass, a.attname
	from pg_attribute a
	join pg_class c on c.oid = a.attrelid
	where c.relnamespace = 'club'::regnamespace and c.relkind = 'r'
	  and a.attnum > 0 and a.attnotnull
	  and a.atttypid = 'timestamp'::regtype
	  and a.atthasdef = (a.attname in ('start_time', 'end_time',
		'scheduled_at', 'expires_at', 'expire')) $$,
	'every required stamp has the venue''s clock as default, no plan has');
select is((select e.extnamespace::regnamespace::text from pg_extension e
	where e.extname = x), 'ext', x || ' lives in ext')
from unnest(array['btree_gist', 'pg_trgm', 'unaccent']) x;

-- Notifications and occupancy: three statement-level triggers a table.
select is((select count(*)::integer
		from pg_trigger g
		where g.tgrelid = ('club.' || x)::regclass
		  and g.tgname like 'watch\_%' and g.tgtype & 1 = 0), 3,
	x || ' is watched')
from unnest(array['availability_blocks', 'booking_participants',
	'booking_requests', 'booking_sessions', 'event_rsvps', 'events',
	'facility_closures', 'resources', 'trackman_bay_slots',
	'trackman_unmatched_bookings', 'wellness_classes',
	'wellness_enrollments']) x;
select is_empty($$
	select g.tgrelid::regclass, g.tgname from pg_trigger g
	join pg_class c on c.oid = g.tgrelid
	where c.relnamespace in (select oid from t.system)
	  and not g.tgisinternal and g.tgenabled <> 'O' $$,
	'and no trigger is off');

-- What tells a changed thing apart.
select t.book(2, '2026-11-21 16:00', 60, 'anna', '[{"guest":"Mo Lee"}]')
	as booked \gset
select (:'booked'::jsonb ->> 'booking')::integer as id \gset
create table t.seen as select t.v(:id) as v;
create function t.changed(call text) returns text
language plpgsql
as $$
declare
	before text;
	after text;
begin
	before := t.v((select max(id) from club.booking_requests));
	-- a subtransaction has an xmin of its own, as a transaction would
	begin
		execute call;
	exception when sqlstate 'XX999' then null;
	end;
	after := t.v((select max(id) from club.booking_requests));
	return array_to_string(array(
		select n.part
		from unnest(array['booking', 'session', 'roster', 'fees'])
			with ordinality n (part, i)
		where split_part(before, '-', n.i::integer)
			<> split_part(after, '-', n.i::integer)), ' ');
end
$$;
select is(:'booked'::jsonb ->> 'version', t.v(:id),
	'a write returns the version it leaves');
select is(t.changed('select 1'), '', 'looking changes no version');
select is(t.changed('update club.booking_requests set notes = ''x'''),
	'booking', 'a note does');
select is(t.changed('update club.booking_sessions set needs_review = true'),
	'session', 'the session does');
select is(t.changed('update club.booking_participants
	set display_name = ''Moe'' where participant_type = ''guest'''), 'roster',
	'a name on the roster does');
select is(t.changed('update club.booking_fee_snapshots
	set status = ''stale'''), 'fees', 'so do the fees');

select * from finish();
rollback;
