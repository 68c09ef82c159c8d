-- SPDX-License-Identifier: GPL-3.0-or-later
-- People across systems: what the index holds, who is one person, how that is
-- undone, and that no other application's write ever fails for it.
begin;
\ir fixture.psql
select no_plan();

-- By source: the number that a row has in the index.
create function t.who(system text, kind text, key text) returns bigint
language sql
as $$
	select i.id from desk.identity i
	where (i.system, i.kind, i.key) = ($1, $2, $3)
$$;
-- A component, written out.
create function t.person(system text, kind text, key text) returns text
language sql
as $$
	select string_agg(format('%s %s %s', i.system, i.kind, i.key), ', '
		order by i.system, i.kind, i.key)
	from desk.identity_component(t.who($1, $2, $3)) c
	join desk.identity i on i.id = c.identity
$$;
prepare broken as select * from desk.identity_verify();
create function t.sound(what text) returns text
language sql
as $$ select is_empty('broken', what) $$;

select t.sound('the fixture is in the index');

-- The same people elsewhere, as these systems write them.
insert into academy."user" (id, email, first_name, last_name, phone_number)
values ('a-anna', 'Anna@Example.com', 'Anna', 'Lee', '(555) 010-5187'),
	('a-other', 'other@example.com', 'Ana', 'Lee', '5550105187');
insert into academy.child (id, parent_id, first_name, last_name, birthdate)
values ('c-kim', 'a-anna', 'Kim', 'Lee', '2015-03-01');
insert into gym."user" (id, email, first_name, last_name, email_verified)
values ('g-anna', 'anna@example.com', 'Anna', 'Lee', null),
	('g-igor', 'igor@mail.example', 'Igor', 'Petrov', now());
insert into counter.customers (id, name, dob, membership_number) values
	('00000000-0000-0000-0000-00000000c001', 'Igor PETROV', '1980-01-02',
		'M-1001');
insert into platform.users (id, email, email_verified) values
	('00000000-0000-0000-0000-00000000f001', 'igor@example.com', true);
insert into platform.user_profiles (id, first_name, last_name) values
	('00000000-0000-0000-0000-00000000f001', 'I.', 'Petrov');
select t.sound('all systems are');

-- Trusted keys join, whatever their case; what is not verified does not.
select is(t.person('club', 'member', 'anna'),
	'academy user a-anna, club member anna',
	'an e-mail joins, but not one that nobody verified');
update gym."user" set email_verified = now() where id = 'g-anna';
select is(t.person('club', 'member', 'anna'),
	'academy user a-anna, club member anna, gym user g-anna',
	'until it is');
update gym."user" set email_verified = null where id = 'g-anna';
select is(t.person('academy', 'user', 'a-anna'),
	'academy user a-anna, club member anna', 'and it may cease to be');
select is(t.person('club', 'member', 'igor'), 'club member igor, platform '
	'profile 00000000-0000-0000-0000-00000000f001, platform user '
	'00000000-0000-0000-0000-00000000f001',
	'a profile belongs to its user');
insert into club.user_linked_emails (id, primary_email, linked_email)
values (1, 'igor@example.com', 'Igor@Mail.example');
select is(t.person('gym', 'user', 'g-igor'), 'club e-mail 1, club member igor, '
	'gym user g-igor, platform profile '
	'00000000-0000-0000-0000-00000000f001, platform user '
	'00000000-0000-0000-0000-00000000f001',
	'a linked e-mail joins what has either');
delete from club.user_linked_emails where id = 1;
select is(t.person('gym', 'user', 'g-igor'), 'gym user g-igor',
	'and no longer when it is gone');
select is(t.person('counter', 'customer',
	'00000000-0000-0000-0000-00000000c001'),
	'counter customer 00000000-0000-0000-0000-00000000c001',
	'the counter has no e-mail: it joins by hand');

-- By hand, and undone by hand; nothing moves.
select count(*) as rows from desk.identity_key \gset
create function t.link(a bigint, b bigint) returns void
language sql
as $$
	insert into desk.identity_link (low, high, made_by, made_at, reason)
	select least(a, b), greatest(a, b), s.id, desk.clock(), 'showed an id'
	from desk.staff s where s.login = 'manager1'
$$;
select t.link(t.who('counter', 'customer',
	'00000000-0000-0000-0000-00000000c001'), t.who('club', 'member', 'igor'))
\g /dev/null
select is(t.person('counter', 'customer',
	'00000000-0000-0000-0000-00000000c001'), t.person('club', 'member',
	'igor'), 'a link joins two components');
select throws_ok($$ select t.link(t.who('counter', 'customer',
	'00000000-0000-0000-0000-00000000c001'),
	t.who('club', 'member', 'igor')) $$, '23505', null, 'once');
select throws_ok($$ select t.link(1, 1) $$, '23514', null,
	'nobody is joined to themselves');
update desk.identity_link set ended_at = desk.clock(), ended_by = made_by;
select is(t.person('counter', 'customer',
	'00000000-0000-0000-0000-00000000c001'),
	'counter customer 00000000-0000-0000-0000-00000000c001',
	'ending it undoes it');
create function t.mute(whose bigint) returns void
language sql
as $$
	insert into desk.identity_mute (kind, value, identity, made_by, made_at,
		reason)
	select 'email', 'anna@example.com', whose, s.id, desk.clock(),
		'a family shares it'
	from desk.staff s where s.login = 'manager1'
$$;
select t.mute(null) \g /dev/null
select is(t.person('club', 'member', 'anna'), 'club member anna',
	'a muted e-mail joins nobody');
update desk.identity_mute set ended_at = desk.clock(), ended_by = made_by;
update gym."user" set email_verified = now() where id = 'g-anna';
select t.mute(t.who('gym', 'user', 'g-anna')) \g /dev/null
select is(t.person('club', 'member', 'anna'),
	'academy user a-anna, club member anna',
	'muted for one, it joins the others');
update desk.identity_mute set ended_at = desk.clock(), ended_by = made_by
where ended_at is null;
update gym."user" set email = 'anna.lee@example.com' where id = 'g-anna';
select is(t.person('club', 'member', 'anna'),
	'academy user a-anna, club member anna',
	'a corrected e-mail splits by itself');
select is(count(*), :rows::bigint, 'and all that while no key moved')
from desk.identity_key;

-- What only suggests.
select results_eq($$ select i.key collate "default", a.reasons from desk.identity_alike(
		array(select c.identity from desk.identity_component(
			t.who('club', 'member', 'anna')) c), 10) a
	join desk.identity i on i.id = a.identity
	where i.system <> 'club' $$,
	$$ values ('a-other', '{phone}'::text[]), ('g-anna', '{name}') $$,
	'a phone in another form, and a name');
select results_eq($$ select a.reasons from desk.identity_alike(
		array[t.who('counter', 'customer',
			'00000000-0000-0000-0000-00000000c001')], 10) a
	join desk.identity i on i.id = a.identity where i.key = 'igor' $$,
	$$ values ('{name}'::text[]) $$, 'a name in capitals');

-- Found by what somebody types.
create function t.found(typed text) returns text
language sql
as $$
	select w.matched || ': ' || coalesce((
		select string_agg(distinct i.system || ' ' || i.kind, ', ')
		from unnest(w.identities) x join desk.identity i on i.id = x), '')
	from desk.identities_wanted(typed, 20) w
$$;
select is(t.found('petr ig'), 'name: club member, counter customer, gym user',
	'by two words, in any order, in all systems');
select is(t.found('petrov i'),
	'name: club member, counter customer, gym user, platform profile',
	'and by initials');
select is(t.found('lee kim'), 'name: academy child', 'a child');
select is(t.found('petorv igor'),
	'sounds alike: club member, counter customer, gym user',
	'with two letters swapped');
select is(t.found('igor@'), 'e-mail: club member, gym user, platform user',
	'by an e-mail');
select is(t.found('5187'), 'phone: academy user, club member',
	'by the end of a phone');
select is(t.found('m-1001'), 'number: counter customer', 'by a card''s number');
select is(t.found('  '), null, 'nothing finds nobody');

-- Gone, and back: the same number, so that links hold.
select t.who('gym', 'user', 'g-igor') as igor \gset
delete from gym."user" where id = 'g-igor';
select is(i::text, format('(%s,gym,user,g-igor,f,{})', :igor),
	'who is gone has no name') from desk.identity i where i.id = :igor;
select is_empty(format('select * from desk.identity_key where identity = %s',
	:igor), 'and no keys');
insert into gym."user" (id, email, first_name) values
	('g-igor', 'new@mail.example', 'Igor');
select is(t.who('gym', 'user', 'g-igor'), :igor::bigint,
	'who comes back is the same');
select t.sound('nothing is left behind');

-- What is wrong is found, and put right with every number kept.
select array_agg((id, system, kind, key)::text order by id) as numbers
from desk.identity \gset
update desk.identity set words = '{wrong}' where key = 'anna';
delete from desk.identity_key where identity = t.who('club', 'member', 'igor')
	and kind = 'email';
insert into desk.identity_key values (:igor, 'email', 'x@y.example', true);
delete from desk.identity_name where identity = t.who('club', 'member', 'mia');
select set_has($$ select key, wrong from desk.identity_verify() $$,
	$$ values ('anna', 'out of date'), ('igor', 'lacks a key: email'),
		('g-igor', 'has a key too much: email'),
		('mia', 'tokens out of date') $$, 'verify says what is wrong');
select array_agg(indexdef order by indexdef) as indexes from pg_indexes
where schemaname = 'desk' \gset
select desk.identity_rebuild() \g /dev/null
select t.sound('a rebuild puts it right');
select desk.person_rebuild() \g /dev/null
select is(array_agg(indexdef order by indexdef)::text, :'indexes',
	'and leaves every index where it was') from pg_indexes
where schemaname = 'desk';
select is(array_agg((id, system, kind, key)::text order by id),
	:'numbers'::text[], 'and keeps the numbers') from desk.identity;

-- Text that means no good.
insert into club.users (id, email, name)
select 'h' || n, 'h' || n || v.x || '@example.com', left(v.x || 'x', 200)
from unnest(array[repeat('ab ', 60), repeat(E'\U0001F600', 190), E'\u202Eevil',
	E'a\u200Bb\tc\nd', '''; drop table club.users; --', '{user:1}', '%_\',
	repeat('İ', 150), repeat('ﷺ', 100), E'\u0300\u0301']) with ordinality
	as v (x, n);
insert into club.guests (name, email, phone)
values ('.', repeat('e', 2000) || '@x', repeat('9', 5000));
insert into counter.customers (name, dob) values ('Inf Inity', 'infinity'),
	('Be Fore', '0044-03-15 BC');
select is_empty('select kind, detail from desk.integrity_issue',
	'the index takes whatever the tables do');
select t.sound('and holds it');

-- Triggers of ours cannot make another application's write fail, whatever is
-- wrong with the index.
create function t.break() returns trigger language plpgsql
as $$ begin raise exception 'the index is broken'; end $$;
create trigger break before insert or update on desk.identity_key
	for each row execute function t.break();
create function t.site(call text) returns text
language plpgsql
as $$
declare
	state text := 'ok';
begin
	perform set_config('session_authorization', 'clubsite1', true);
	begin
		execute call;
	exception when others then
		state := sqlstate;
	end;
	reset session authorization;
	return state;
end
$$;
select is(t.site($$ insert into club.users (id, email, name)
	values ('new1', 'new1@example.com', 'New One') $$), 'ok',
	'a broken index stops no insert');
select is(t.site($$ update club.users set name = 'New Two', email = 'n@e.x'
	where id = 'new1' $$), 'ok', 'no update');
select set_eq($$ select i.kind, detail ->> 'sqlstate' as state,
		detail -> 'keys' ->> 0 as key
	from desk.integrity_issue i $$, $$ values ('index', 'P0001', 'new1') $$,
	'but it is on record, without a name');
create function t.break_more() returns trigger language plpgsql
as $$ begin raise exception 'no'; end $$;
create trigger break before insert on desk.integrity_issue
	for each row execute function t.break_more();
select is(t.site($$ delete from club.users where id = 'new1' $$), 'ok',
	'no delete');
select is(t.site($$ insert into club.users (id, email, name)
	values ('new3', 'new3@example.com', 'New Three') $$), 'ok',
	'not even when nothing can be put on record');
select is(t.site($$ select 1 from desk.identity $$), '42501',
	'it is the site that writes');
drop trigger break on desk.identity_key;
drop trigger break on desk.integrity_issue;
select isnt_empty('select * from desk.identity_verify()',
	'verify knows who is missing');
select desk.identity_rebuild() \g /dev/null
select t.sound('a rebuild finds them');

-- Its rows are nobody's but ours.
select is_empty($$ select r.rolname, c.relname
	from pg_roles r, pg_class c
	where c.relnamespace = 'desk'::regnamespace
	  and c.relname like 'identity%' and c.relkind in ('r', 'v')
	  and r.rolname ~ '^(desk_(frontdesk|manager|support|settler)|.*_app)$'
	  and has_any_column_privilege(r.oid, c.oid, 'select') $$,
	'no role reads the index');
select is_empty($$ select x.source from (values ('club.users'),
		('club.user_linked_emails'), ('club.guests'),
		('academy."user"'), ('academy.child'), ('counter.customers'),
		('gym."user"'), ('platform.users'), ('platform.user_profiles')
	) as x (source)
	where (select count(*) from pg_trigger g
		where g.tgrelid = x.source::regclass
		  and g.tgname like 'identity\_%') <> 3 $$,
	'every source is watched');

select * from finish();
rollback;
