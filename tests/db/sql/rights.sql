-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who may do what, from psql as well as from the console: read from the
-- catalogue, and tried (database.md 7, product.md "Who").
begin;
\ir fixture.psql
select no_plan();

-- The console's schema and the five systems', as far as they are there, and
-- the roles of staff, service and applications.
create view t.ours as
select n.oid, n.nspname as name from pg_namespace n
where n.nspname in ('desk', 'club', 'academy', 'counter', 'gym', 'platform');
create view t.roles as
select r.oid, r.rolname as name from pg_roles r
where r.rolname in ('desk_frontdesk', 'desk_manager', 'desk_support',
	'desk_settler', 'club_app', 'academy_app', 'counter_app', 'gym_app',
	'platform_app');

-- Nothing of ours is PUBLIC's.
select is_empty($$
	select p.oid::regprocedure
	from pg_proc p, aclexplode(coalesce(p.proacl,
		acldefault('f', p.proowner))) a
	where p.pronamespace in (select oid from t.ours)
	  and a.grantee = 0
	  and p.oid <> 'desk.clock()'::regprocedure -- the fixture's
	union all
	select p.oid::regprocedure
	from pg_proc p
	where p.oid = 'desk.clock()'::regprocedure
	  and has_function_privilege('stranger1', p.oid, 'execute') $$,
	'no function of ours is executable by PUBLIC');
select is_empty($$
	select c.oid::regclass
	from pg_class c, aclexplode(coalesce(c.relacl,
		acldefault('r', c.relowner))) a
	where c.relnamespace in (select oid from t.ours)
	  and c.relkind in ('r', 'v', 'p', 'm', 'S') and a.grantee = 0 $$,
	'no relation is PUBLIC''s');
select is_empty($$
	select n.nspname from pg_namespace n, aclexplode(n.nspacl) a
	where (n.nspname = 'ext' or n.oid in (select oid from t.ours))
	  and a.grantee = 0 $$,
	'no schema is PUBLIC''s');
select is_empty($$
	select a.privilege_type from pg_database d,
		aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
	where d.datname = current_database() and a.grantee = 0 $$,
	'nor the database: no CONNECT, no TEMP');
select is_empty($$
	select p.oid::regprocedure from pg_proc p
	where p.pronamespace = 'pg_catalog'::regnamespace
	  and (p.proname ~ '^lo_' or p.proname in ('loread', 'lowrite')
		or p.proname ~ '^pg_control_')
	  and has_function_privilege('stranger1', p.oid, 'execute') $$,
	'large objects and control data are closed');

-- What staff and the service have is functions, only these, and the open
-- columns of the five systems (columns.sql).
select is_empty($$
	select r.rolname, c.oid::regclass, a.privilege_type
	from pg_roles r, pg_class c, aclexplode(c.relacl) a
	where c.relnamespace in (select oid from t.ours)
	  and r.rolname in ('desk_frontdesk', 'desk_manager', 'desk_support',
		'desk_settler')
	  and a.grantee = r.oid
	  and c.oid is distinct from to_regclass('desk.schema_migration') $$,
	'no staff role holds a right on any table, sequence or view');
select is_empty($$
	select a.attrelid::regclass, a.attname from pg_attribute a
	join pg_class c on c.oid = a.attrelid
	where c.relnamespace = 'desk'::regnamespace
	  and a.attacl is not null $$, 'nor on a column of the console''s');
select is_empty($$
	select a.attrelid::regclass, a.attname, acl.privilege_type
	from pg_attribute a
	join pg_class c on c.oid = a.attrelid
	cross join aclexplode(a.attacl) acl
	where c.relnamespace <> 'pg_catalog'::regnamespace
	  and (acl.privilege_type <> 'SELECT' or acl.is_grantable) $$,
	'and on other columns no more than to look');
select is_empty($$
	select p.oid::regprocedure from pg_proc p
	where p.pronamespace = 'desk'::regnamespace
	  and not p.prosecdef
	  and exists (select from t.roles r
		where has_function_privilege(r.oid, p.oid, 'execute')) $$,
	'whatever is granted is a definer function');
create function t.held(who text) returns setof text
language sql
as $$
	select distinct p.proname::text from pg_proc p
	where p.pronamespace = 'desk'::regnamespace
	  and has_function_privilege(who, p.oid, 'execute')
$$;
create table t.reads as select unnest(array['whoami', 'my_rights',
	'grid_resources', 'grid_hours', 'grid_range', 'grid_alerts',
	'booking_peek', 'block_peek', 'booking_roster', 'booking_history',
	'person_find', 'can', 'session_open', 'schema_version',
	'my_organisations', 'my_teams', 'subscription_seen', 'invoice_seen',
	'lane_board', 'lane_units', 'unit_peek', 'lane_waitlist',
	'lane_checkouts', 'lane_alerts', 'lane_can', 'lane_lookup',
	'lane_handover', 'lane_history', 'lane_rentals', 'lane_agreement',
	'lane_memberships', 'place_tiers',
	'counter_settings', 'console_open', 'console_older',
	'console_taken_over']) as f;
create table t.writes as select unnest(array['booking_book', 'booking_move',
	'booking_cancel', 'booking_approve', 'booking_decline',
	'booking_check_in', 'booking_outcome', 'bookings_outcome',
	'roster_change', 'participant_settle', 'unmatched_resolve',
	'booking_assign', 'unmatched_dismiss', 'undo', 'request_abandon',
	'request_fate',
	'lane_start', 'lane_renew', 'lane_language', 'lane_membership',
	'lane_select', 'lane_confirm', 'lane_past_due', 'lane_ask_payment',
	'lane_pay', 'lane_sign', 'lane_assign', 'lane_answer', 'lane_reset',
	'visit_upgrade', 'unit_clean', 'unit_override', 'unit_swap',
	'place_join', 'place_offer', 'place_accept', 'place_decline',
	'place_cancel', 'checkout_claim', 'checkout_release',
	'checkout_done', 'checkouts_done', 'signover_ask',
	'signover_withdraw', 'signover_own', 'signover_mine',
	'signover_outcome', 'signover_heard']) as f;
create table t.managers as select unnest(array['booking_revert',
	'resource_block', 'facility_close', 'block_remove',
	'lane_past_due_bypass', 'lane_id_override', 'unit_out_of_order',
	'ban_lift', 'counter_setting_change', 'counter_rate_change',
	'signover_sign', 'signover_decline', 'signover_list',
	'signover_count']) as f;
create function t.wanted(variadic lists regclass[]) returns setof text
language plpgsql
as $$
declare
	list regclass;
begin
	foreach list in array lists loop
		return query execute format('select f from %s where '
			'to_regproc(''desk.'' || f) is not null', list);
	end loop;
end
$$;
select results_eq($$ select f from t.held('desk_support') f order by 1 $$,
	$$ select f from t.wanted('t.reads') f order by 1 $$,
	'support reads');
select results_eq($$ select f from t.held('desk_frontdesk') f order by 1 $$,
	$$ select f from t.wanted('t.reads', 't.writes') f order by 1 $$,
	'the front desk reads and writes');
select results_eq($$ select f from t.held('desk_manager') f order by 1 $$,
	$$ select f from t.wanted('t.reads', 't.writes', 't.managers') f
		order by 1 $$, 'a manager does a manager''s things as well');
select results_eq($$ select t.held('desk_settler') $$,
	array['schema_version'], 'the settler may ask for the version');
select results_eq(format('select t.held(%L)', app), array['local_now'],
	app || ' reads its venue''s clock')
from unnest(array['club_app', 'academy_app']) app;
select results_eq($$ select t.held('platform_app') order by 1 $$,
	array['platform_assigned', 'platform_house', 'platform_managed',
		'platform_organisations', 'platform_service',
		'platform_subscription_seen', 'platform_teams',
		'platform_user', 'platform_workspaces'],
	'the platform''s application asks what its policies ask');
select set_eq($$ select t.held('gym_app') $$,
	array['gym_service', 'gym_teams', 'gym_user'],
	'gym_app asks for whom it works');

-- Definer functions cannot be steered.
select is_empty($$
	select p.oid::regprocedure, p.proconfig from pg_proc p
	where p.pronamespace = 'desk'::regnamespace and p.prosecdef
	  and not coalesce(p.proconfig @> array[
		'search_path=pg_catalog, pg_temp', 'TimeZone=UTC',
		'DateStyle=ISO, YMD', 'IntervalStyle=postgres',
		'standard_conforming_strings=on'], false) $$,
	'definer functions pin their settings');
select is_empty($$
	select p.oid::regprocedure from pg_proc p
	where p.pronamespace = 'desk'::regnamespace and p.prosecdef
	  and p.proowner <> 'desk_owner'::regrole $$, 'and belong to desk_owner');
select is_empty($$
	select p.oid::regprocedure from pg_proc p
	join pg_trigger g on g.tgfoid = p.oid
	where p.pronamespace = 'desk'::regnamespace and not p.prosecdef
	  and not coalesce(p.proconfig @> array[
		'search_path=pg_catalog, pg_temp'], false) $$,
	'trigger functions with the writer''s rights pin their path');
select is_empty($$
	select c.oid::regclass from pg_class c
	where c.relnamespace in (select oid from t.ours)
	  and c.relkind in ('r', 'v', 'S')
	  and c.relowner <> 'desk_owner'::regrole $$, 'so do all relations');
select is_empty($$
	select rolname from pg_roles
	where (rolname = 'desk_owner'
		or rolname in (select name from t.roles))
	  and (rolcanlogin or rolsuper or rolcreaterole or rolcreatedb
		or rolbypassrls) $$, 'group roles cannot sign in and are nothing');
select is_empty($$ select m.roleid::regrole from pg_auth_members m
	where m.member in (select oid from t.roles) $$, 'and are members of nothing');

-- Tried by hand.
create function t.try(who text, call text) returns text
language plpgsql
as $$
declare
	state text := 'ok';
begin
	begin
		perform set_config('session_authorization', who, true);
		execute call;
	exception when others then
		get stacked diagnostics state = returned_sqlstate;
	end;
	reset session authorization;
	return state;
end
$$;
select is(t.try(who, call), '42501', who || ': ' || call)
from unnest(array['frontdesk1', 'manager1', 'support1']) who,
	unnest(array[
	'select email from club.users',
	'select * from club.booking_requests',
	'select booking_data from club.trackman_unmatched_bookings',
	'insert into club.booking_requests (request_date, start_time, end_time,
		duration_minutes) values (''2026-11-21'', ''10:00'', ''11:00'', 60)',
	'update club.guest_passes set used_passes = 0',
	'delete from club.admin_audit_log',
	'truncate club.booking_requests',
	'select * from desk.request',
	'update desk.staff set waive_limit_minor = 100000',
	'delete from desk.waive_day',
	'insert into desk.lane (system, kind, key) values (''club'', ''x'', ''y'')',
	'alter table club.booking_requests disable trigger all',
	'drop function desk.whoami()',
	'create function desk.mine() returns int language sql return 1',
	'create schema mine',
	'create table public.mine (i int)',
	'create temporary table mine (i int)',
	'select lo_create(0)',
	'select desk.actor()',
	'select desk.perform(gen_random_uuid(), ''undo'', ''{}'', false)',
	'select desk.booking_cancel_work(''{"booking":1}'')',
	'select desk.occupancy_rebuild()',
	'set session_replication_role = replica',
	'set role desk_owner']) call;
select is(t.try('frontdesk1', 'set role desk_manager'), '42501',
	'the front desk does not become a manager');
select is(t.try(who, call), '42501', who || ': ' || call)
from unnest(array['frontdesk1', 'support1']) who,
	unnest(array[
	'select desk.booking_revert(gen_random_uuid(), ''v'', 1, ''r'')',
	'select desk.resource_block(gen_random_uuid(), 1, ''2026-11-22 10:00'',
		''2026-11-22 11:00'', ''blocked'', ''r'', true)',
	'select desk.facility_close(gen_random_uuid(), null,
		''2026-11-22 10:00'', ''2026-11-22 11:00'', ''r'', true)',
	'select desk.block_remove(gen_random_uuid(), ''v'', ''block'', 1, ''r'')'
	]) call;
select is(t.try('support1', 'select desk.booking_cancel(gen_random_uuid(),
	''v'', 1, ''r'', null)'), '42501', 'support changes nothing');
select is(t.try('support1', 'select * from desk.grid_range(''2026-11-21'',
	''2026-11-22'')'), 'ok', 'support reads the grid');

-- Rights come from the role, the person from desk.staff: one without the
-- other is nobody.
select is(t.try('stranger1', 'select * from desk.whoami()'), '42501',
	'a login that is not on the staff is nobody');
select is(t.try('stranger1', 'select * from desk.grid_range(''2026-11-21'',
	''2026-11-22'')'), '42501', 'and reads nothing');
update desk.staff set active = false where login = 'frontdesk2';
select is(t.try('frontdesk2', 'select * from desk.whoami()'), '42501',
	'who left is nobody');
update desk.staff set role_oid = 1 where login = 'manager1';
select is(t.try('manager1', 'select * from desk.whoami()'), '42501',
	'nor is a later namesake');
update desk.staff set role_oid = 'manager1'::regrole where login = 'manager1';
select is(t.as('manager1', '(select login from desk.whoami())'), '"manager1"',
	'the person is session_user');
select is(t.as(who, '(select jsonb_object_agg(function_name, who_can)
	from desk.my_rights() where function_name in (''booking_book'',
		''booking_revert'', ''may''))'), said, 'what may ' || who)
from (values ('frontdesk1', '{"booking_book": null,
		"booking_revert": "a manager (Mara Manager)"}'::jsonb),
	('manager1', '{"booking_book": null, "booking_revert": null}'),
	('support1', '{"booking_book": "the front desk (Ana Front)",
		"booking_revert": "a manager (Mara Manager)"}')) v (who, said);

-- can() explains what is not possible, and who could.
select (t.book(2, '2026-11-21 16:00', 60, 'anna') ->> 'booking')::integer
	as booked \gset
create function t.can(who text, kind text, id integer, action text)
returns text
language sql
as $$
	select c #>> '{}' from t.as(who, format('(select concat_ws(''|'',
		possible, sentence, who_can) from desk.can(%L, %s)
		where action = %L)', kind, id, action)) c
$$;
select is(t.can('frontdesk1', 'booking', :booked, 'booking_move'), 't',
	'a booking can be moved');
select is(t.can('frontdesk1', 'booking', :booked, 'booking_approve'),
	'f|Lee, Anna is approved: it does not wait for an answer',
	'not approved again');
select is(t.can('frontdesk1', 'booking', :booked, 'booking_revert'),
	'f|Lee, Anna is approved: there is nothing to revert',
	'and a revert is a manager''s, who may sign it when there is something');
select is(t.can('manager1', 'booking', :booked, 'booking_revert'),
	'f|Lee, Anna is approved: there is nothing to revert',
	'who has nothing to revert either');
select is(t.can('frontdesk1', 'free', 2, 'resource_block'), 't',
	'blocking is a manager''s, who may sign it');
-- What the state of a thing leaves to managers is signed as well.
update club.booking_requests set status = 'checked_in' where id = :booked;
select is(t.can('frontdesk1', 'booking', :booked, 'booking_cancel'), 't',
	'a manager may sign the cancellation of who is checked in');
revoke execute on function desk.signover_ask(uuid, text, text[], text, boolean,
	boolean) from desk_frontdesk;
select is(t.can('frontdesk1', 'booking', :booked, 'booking_cancel'),
	'f|Lee, Anna is checked in: only a manager cancels it now|'
	'a manager (Mara Manager)', 'where nothing is signed over, it is not');
select is(t.can('frontdesk1', 'free', 2, 'resource_block'),
	'f|Only a manager may do that|a manager (Mara Manager)',
	'where nothing is signed over, it is a manager''s alone');
select is(t.can('support1', 'booking', :booked, 'booking_move'),
	'f|Your role only looks|the front desk (Ana Front)',
	'support only looks');

select * from finish();
rollback;
