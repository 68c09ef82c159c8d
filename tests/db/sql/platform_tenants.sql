-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: whose rows are whose (document 004, "Row-Level Security"), for the
-- application and for staff, from organisation one and organisation two, and
-- that nothing of one reaches the other: by reading, joins, functions, errors,
-- references or keys.
begin;
\ir fixture.psql
\ir platform.psql
select no_plan();

insert into desk.staff_organisation (staff_id, organisation)
select s.id, t.id(o)
from desk.staff s
join (values ('frontdesk1', 'one'), ('manager1', 'two'), ('frontdesk2', 'one'),
	('frontdesk2', 'two')) m (login, o) on m.login = s.login;

create function t.seen(who text, relation text) returns text
language plpgsql
as $$
declare
	rows text;
begin
	if to_regrole(who) is not null then
		perform set_config('session_authorization', who, true);
	else
		perform set_config('platform.user_id', case who
			when 'service' then who when 'nobody' then ''
			else t.id(who)::text end, true);
		perform set_config('session_authorization', 'platform1', true);
	end if;
	execute format('select count(x.id) from platform.%I x', relation)
		into rows;
	reset session authorization;
	return rows;
end
$$;

-- How many rows the application sees for whom.  In one, bea is the owner, cleo
-- an admin, carl in every team, mona in none; in two, dora is the owner and
-- dirk in every team; ada is a customer, emil drives to her, hugo is of the
-- house.  Nobody is an application that has not said for whom it works.
create temporary table app (relation text, bea text, carl text, cleo text,
	mona text, dora text, dirk text, ada text, emil text, hugo text,
	service text, nobody text);
copy app from stdin;
activities	1	1	1	0	1	1	1	0	1	3	0
booking_items	1	0	0	0	0	0	1	1	2	2	0
bookings	1	0	0	0	0	0	1	1	2	2	0
conversion_funnel_events	1	0	0	0	0	0	1	0	2	2	0
conversion_funnels	1	1	1	1	1	1	1	1	1	1	1
coupon_redemptions	1	0	0	0	0	0	0	0	1	1	0
coupons	1	1	1	1	1	1	1	1	1	1	1
delivery_assignments	0	0	0	0	0	0	1	1	1	1	0
delivery_drivers	0	0	0	0	0	0	0	1	1	1	0
error_logs	1	0	0	0	0	0	1	0	2	2	0
events	1	1	1	0	1	1	1	0	0	3	0
experiment_assignments	1	0	0	0	0	0	1	0	2	2	0
experiments	1	1	1	1	1	1	1	1	1	1	1
feature_usage	1	0	0	0	0	0	1	0	0	2	0
invitations	1	0	1	0	1	0	0	0	0	2	0
invoice_line_items	1	0	1	0	1	0	1	0	3	3	0
invoices	1	0	1	0	1	0	1	0	3	3	0
loyalty_rewards	0	0	0	0	0	0	1	0	1	1	0
organization_members	4	4	4	4	2	2	0	0	0	6	0
organization_metrics_daily	1	0	1	0	1	0	0	0	0	2	0
organizations	1	1	1	1	1	1	0	0	0	2	0
page_views	1	0	0	0	0	0	1	0	0	2	0
payment_methods	1	1	1	1	1	1	1	1	1	9	0
payment_transactions	1	0	1	0	1	0	1	0	3	3	0
performance_metrics	1	1	1	1	1	1	1	1	1	1	1
roles	2	2	2	2	2	2	2	2	2	2	2
service_categories	1	1	1	1	1	1	1	1	1	1	1
service_options	1	1	1	1	1	1	1	1	1	1	1
service_service_options	1	1	1	1	1	1	1	1	1	1	1
services	3	3	3	3	3	3	3	3	3	3	3
subscription_plans	2	2	2	2	2	2	2	2	2	2	2
subscriptions	1	0	1	0	1	0	1	0	3	3	0
system_settings	1	1	1	1	1	1	1	1	2	2	1
team_members	3	3	3	1	3	3	0	0	0	6	0
teams	3	3	3	2	3	3	0	0	0	6	0
usage_records	1	0	1	0	1	0	1	0	3	3	0
user_addresses	1	1	1	1	1	1	1	2	9	9	0
user_engagement_daily	1	0	0	0	0	0	1	0	2	2	0
user_preferences	1	1	1	1	1	1	1	1	1	9	0
user_profiles	4	4	4	4	2	2	1	1	9	9	0
user_roles	0	0	0	0	0	0	0	0	1	1	0
user_sessions	1	1	1	1	1	1	1	1	1	9	0
users	1	1	1	1	1	1	1	1	9	9	0
workspace_members	1	1	1	0	1	1	0	0	0	2	0
workspaces	3	3	3	1	3	3	0	0	0	6	0
\.
select is(t.seen(w.who, a.relation), w.rows, format('%s sees %s of %s', w.who,
	w.rows, a.relation))
from app a, jsonb_each_text(to_jsonb(a) - 'relation') w (who, rows)
order by a.relation, w.who;
select set_eq($$ select relation from app $$,
	$$ select relname::text from pg_class where relkind = 'r'
		and relnamespace = 'platform'::regnamespace $$,
	'that is every table');

-- And how many staff see, of those that show fewer than all: frontdesk1 is of
-- one, manager1 of two, frontdesk2 of both, support1 of none.
create temporary table staff (relation text, frontdesk1 text, manager1 text,
	frontdesk2 text, support1 text);
copy staff from stdin;
activities	2	2	3	1
coupon_redemptions	1	0	1	0
events	2	2	3	1
invitations	1	1	2	0
invoice_line_items	2	2	3	1
invoices	2	2	3	1
organization_members	4	2	6	0
organization_metrics_daily	1	1	2	0
organizations	1	1	2	0
payment_transactions	2	2	3	1
subscriptions	2	2	3	1
team_members	3	3	6	0
teams	3	3	6	0
usage_records	2	2	3	1
workspace_members	1	1	2	0
workspaces	3	3	6	0
\.
select is(t.seen(w.who, s.relation), w.rows, format('%s sees %s of %s', w.who,
	w.rows, s.relation))
from staff s, jsonb_each_text(to_jsonb(s) - 'relation') w (who, rows)
order by s.relation, w.who;
select is_empty($$
	select c.relname from pg_class c
	join lateral (values ('frontdesk1'), ('support1')) w (who) on true
	where c.relnamespace = 'platform'::regnamespace and c.relkind = 'r'
	  and c.relname not in (select relation from staff)
	  and t.seen(w.who, c.relname) <> (xpath('/row/c/text()', query_to_xml(
		format('select count(*) as c from platform.%I', c.relname),
		false, true, '')))[1]::text $$,
	'of the rest, staff see all');
select set_eq($$ select relation from staff $$,
	$$ select table_name::text from information_schema.columns
		where table_schema = 'platform' and column_name in
			('organization_id', 'subscription_id', 'team_id',
			'workspace_id') and table_name <> 'bookings'
		union all values ('organizations'), ('subscriptions'),
			('invoice_line_items') $$,
	'fewer of all that hangs on an organisation');

-- Switched on wherever a row is somebody's, and the owner alone is exempt.
select is_empty($$
	select distinct c.oid::regclass
	from pg_class c
	join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
	where c.relnamespace = 'platform'::regnamespace and c.relkind = 'r'
	  and a.attname in ('organization_id', 'team_id', 'workspace_id',
		'user_id', 'actor_id', 'booking_id', 'invoice_id',
		'subscription_id', 'session_id')
	  and not c.relrowsecurity $$, 'rows of somebody are guarded');
select is_empty($$
	select c.relname, r from pg_class c,
		unnest(array['platform_app', 'desk_manager']) r
	where c.relnamespace = 'platform'::regnamespace and c.relrowsecurity
	  and not exists (select from pg_policies p
		where p.tablename = c.relname and p.schemaname = 'platform'
		  and r::name = any (p.roles)) $$,
	'and every guarded table says who sees what');

-- Joins, whatever is looked for and in whichever order.
create function t.told(who text, question text) returns text
language plpgsql
as $$
declare
	answer text;
begin
	if to_regrole(who) is not null then
		perform set_config('session_authorization', who, true);
	else
		perform set_config('platform.user_id', t.id(who)::text, true);
		perform set_config('session_authorization', 'platform1', true);
	end if;
	execute question into answer;
	reset session authorization;
	return answer;
exception when others then
	return sqlstate || ' ' || sqlerrm;
end
$$;
create function t.loud(what text) returns boolean
language plpgsql cost 0.0001
as $$ begin raise exception '%', what; end $$;
grant execute on function t.loud(text) to public;
select is(t.told(who, question), said, format('%s: %s', who, what))
from (values ('frontdesk1'), ('carl')) w (who), (values
	('a join from people', 'select string_agg(distinct o.slug, '','')
		from platform.organization_members m
		join platform.organizations o on o.id = m.organization_id
		full join platform.users u on u.id = m.user_id', 'one'),
	('a join from below', 'select string_agg(distinct t.organization_id::text,
		'','') from platform.team_members m
		join platform.teams t on t.id = m.team_id',
		t.id('one')::text),
	('an outer join', format('select count(t.id)::text
		from (values (%L::uuid)) x (id)
		left join platform.teams t on t.organization_id = x.id',
		t.id('two')), '0'),
	('an aggregate', 'select count(distinct organization_id)::text
		from platform.workspaces', '1'),
	('what is known by its id', format('select count(*)::text
		from platform.activities where id = %L', t.id('dirk activity')),
		'0'),
	('a set operation', 'select count(*)::text from (
		select id from platform.organizations
		except select organization_id from platform.teams) x', '0'))
	q (what, question, said);

-- A condition that shouts runs after the policy, so it shouts what is one's own.
select is(t.told('frontdesk1', 'select count(*) from platform.organizations
	where t.loud(slug)'), 'P0001 one', 'a shouting function shouts one''s own');
select is(t.told('support1', 'select count(*)::text
	from platform.organizations where t.loud(slug)'), '0',
	'and nothing where there is nothing');
select is(t.told('manager1', 'select count(*)::text from platform.teams
	where 1 / (organization_id = ''' || t.id('two') || ''')::integer > 0'),
	'3', 'nor does a division');
select is(t.told('frontdesk1', 'select count(*)::text from pg_stats
	where schemaname = ''platform'' and tablename = ''organizations'''), '0',
	'statistics keep to themselves');

-- Functions that may be called answer for the caller only.
select is(t.told(who, format('select desk.subscription_seen(%L)::text',
	t.id(what))), said, format('%s asks about %s', who, what))
from (values ('frontdesk1', 'sub one', 'true'),
	('frontdesk1', 'sub two', 'false'), ('manager1', 'sub two', 'true'),
	('support1', 'sub two', 'false'), ('support1', 'sub ada', 'true'),
	('support1', 'none such', 'false')) q (who, what, said);
select is(t.told(who, format('select desk.invoice_seen(%L)::text',
	t.id(what))), said, format('%s asks about %s', who, what))
from (values ('frontdesk1', 'sub one invoice', 'true'),
	('frontdesk1', 'sub two invoice', 'false'),
	('support1', 'sub ada invoice', 'true'),
	('support1', 'none such', 'false')) q (who, what, said);
select is(t.told(who, format('select desk.platform_subscription_seen(%L)::text',
	t.id(what))), said, format('%s asks about %s', who, what))
from (values ('bea', 'sub one', 'true'), ('cleo', 'sub one', 'true'),
	('carl', 'sub one', 'false'), ('dora', 'sub one', 'false'),
	('dora', 'none such', 'false')) q (who, what, said);
select is(t.told(who, 'select array_to_string(desk.my_organisations(), '','')'),
	said, who || '''s organisations')
from (values ('frontdesk1', t.id('one')::text), ('support1', ''),
	('platform1', '42501 permission denied for function my_organisations'))
	q (who, said);
select is(t.told('frontdesk1', 'select desk.platform_organisations()::text'),
	'42501 permission denied for function platform_organisations',
	'what the application asks is not staff''s to ask');

-- Writing over the border: refused alike whether the row is there or not.
select is(t.app(who, call), said, format('%s: %s', who, what))
from (values
	('carl', 'a member changes no organisation',
		'update platform.organizations set name = ''x''', 'ok 0'),
	('bea', 'an owner changes one''s own',
		'update platform.organizations set name = ''x''', 'ok 1'),
	('cleo', 'so does an admin',
		'update platform.organizations set name = ''x''', 'ok 1'),
	('bea', 'a team of theirs', format('insert into platform.teams
		(organization_id, name) values (%L, ''new'')', t.id('one')),
		'ok 1'),
	('bea', 'not one of others', format('insert into platform.teams
		(organization_id, name) values (%L, ''new'')', t.id('two')),
		'42501'),
	('bea', 'nor of none', 'insert into platform.teams (organization_id,
		name) values (gen_random_uuid(), ''new'')', '42501'),
	('carl', 'a member makes none', format('insert into platform.teams
		(organization_id, name) values (%L, ''new'')', t.id('one')),
		'42501'),
	('bea', 'nobody is moved over', format('update platform.teams
		set organization_id = %L', t.id('two')), '42501'),
	('bea', 'others'' teams are not joined', format('insert into
		platform.team_members (team_id, user_id) values (%L, %L)',
		t.id('two public'), t.id('bea')), '42501'),
	('bea', 'nor others'' workspaces', format('insert into
		platform.workspace_members (workspace_id, user_id)
		values (%L, %L)', t.id('two public space'), t.id('bea')),
		'42501'),
	('bea', 'nor anybody invited there', format('insert into
		platform.invitations (organization_id, invitee_email, role,
		token, expires_at) values (%L, ''a@b'', ''owner'', %L,
		''2027-01-01'')', t.id('two'), repeat('0', 64)), '42501'),
	('dora', 'what is gone is not deleted twice', format('delete from
		platform.teams where id = %L', t.id('one public')), 'ok 0'),
	('carl', 'one acts as oneself', format('insert into
		platform.activities (actor_id, action, entity_type,
		description, organization_id) values (%L, ''a'', ''b'', ''c'',
		%L)', t.id('carl'), t.id('one')), 'ok 1'),
	('carl', 'not as others', format('insert into platform.activities
		(actor_id, action, entity_type, description, organization_id)
		values (%L, ''a'', ''b'', ''c'', %L)', t.id('bea'),
		t.id('one')), '42501'),
	('carl', 'nor elsewhere', format('insert into platform.activities
		(actor_id, action, entity_type, description, organization_id)
		values (%L, ''a'', ''b'', ''c'', %L)', t.id('carl'),
		t.id('two')), '42501'),
	('ada', 'an item goes onto one''s own booking', format('insert into
		platform.booking_items (booking_id, service_id, unit_price,
		total_price) values (%L, %L, 1, 1)', t.id('ada wash'),
		t.id('classic')), 'ok 1'),
	('ada', 'not onto another''s', format('insert into
		platform.booking_items (booking_id, service_id, unit_price,
		total_price) values (%L, %L, 1, 1)', t.id('bea wash'),
		t.id('classic')), '42501'),
	('ada', 'nor onto none', format('insert into platform.booking_items
		(booking_id, service_id, unit_price, total_price)
		values (gen_random_uuid(), %L, 1, 1)', t.id('classic')),
		'42501'),
	('ada', 'payments are the house''s to write', format('insert into
		platform.payment_transactions (user_id, amount, status,
		booking_id) values (%L, 24.99, ''succeeded'', %L)',
		t.id('ada'), t.id('ada wash')), '42501'),
	('ada', 'and rewards', 'update platform.loyalty_rewards
		set free_collections_earned = 100', 'ok 0'),
	('ada', 'nobody becomes the house', 'update platform.users
		set role = ''admin''', 'Only the house gives roles'),
	('hugo', 'the house may give a role', format('update platform.users
		set role = ''driver'' where id = %L', t.id('dirk')), 'ok 1'),
	('emil', 'a driver goes on with a stop', format('update
		platform.delivery_assignments set status = ''cancelled''
		where id = %L', t.id('stop')), 'ok 1'),
	('emil', 'and takes none', format('insert into
		platform.delivery_assignments (booking_id, driver_id,
		assignment_type) values (%L, %L, ''pickup'')',
		t.id('bea wash'), t.id('driver')), '42501'),
	(null, 'nobody writes nothing', 'update platform.users
		set phone_verified = true', 'ok 0'),
	('service', 'the service signs somebody up', 'insert into
		platform.users (email) values (''new@platform.example'')',
		'ok 1'))
	q (who, what, call, said);

-- A key that is taken says so, and does not quote the row that has it.
create function t.quoted(who text, call text) returns text
language plpgsql
as $$
declare
	quoted text;
begin
	perform set_config('platform.user_id', t.id(who)::text, true);
	perform set_config('session_authorization', 'platform1', true);
	execute call;
	return 'done';
exception when unique_violation then
	get stacked diagnostics quoted = pg_exception_detail;
	return quoted;
end
$$;
select is(t.quoted('bea', 'update platform.organizations
	set slug = ''two'''), '', 'a slug that is taken is not shown');

-- Who is suspended, deleted or has left is nobody.
update platform.users set status = 'suspended' where id = t.id('bea');
select is(t.seen('bea', 'users'), '0', 'a suspended user sees not even that');
update platform.users set status = 'deleted', deleted_at = '2026-11-20'
where id = t.id('cleo');
select is(t.seen('cleo', 'organizations'), '0', 'nor does a deleted one');
update platform.organization_members set is_active = false
where id = t.id('carl member');
select is(t.seen('carl', r), '0', 'who left sees no ' || r)
from unnest(array['organizations', 'teams', 'team_members', 'workspaces']) r;
select is(t.seen('carl', 'organization_members'), '1',
	'but the membership that was');
update platform.organizations set deleted_at = '2026-11-20'
where id = t.id('two');
select is(t.seen('dora', r), '0', 'a deleted organisation shows no ' || r)
from unnest(array['organizations', 'teams', 'invitations']) r;
set role platform_app;
set local platform.user_id = 'service';
reset role;
select ok(desk.platform_service(),
	'the application says for whom it works in one plain statement');
select is(t.told('ada', 'select set_config(''platform.user_id'', ''x'', false)'),
	'x', 'what is no id');
select throws_ok($$ select desk.platform_user() from (select set_config(
	'platform.user_id', 'x', true)) x offset 0 $$, '22P02', null,
	'is refused rather than taken for somebody');

select * from finish();
rollback;
