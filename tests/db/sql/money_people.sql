-- SPDX-License-Identifier: GPL-3.0-or-later
-- Finding people while their name is typed (product.md F4): by any part of a
-- name in any order, the end of a phone, an e-mail, a misspelling; who is here
-- first; and that the index follows every change.
begin;
\ir fixture.psql
\ir money.psql
select no_plan();

insert into club.users (id, email, name, tier_id, phone, membership_status)
values ('jm', 'jm@example.com', 'José María O''Brien-Núñez', 1,
		'+34 600 123 456', 'active'),
	('zoe', 'zoe@example.com', 'Zoë Großmann', 1, '555-0199', 'active'),
	('one', 'one@example.com', 'Madonna', 1, '12', 'active'),
	('ivan', 'ivan@example.com', 'Иван Петров', 1, null, 'active'),
	('old', 'old@example.com', 'Anna Leeson', 1, null, 'former_member'),
	('merged', 'merged@example.com', 'Anna Leeway', 1, null, 'merged');
insert into club.user_linked_emails (primary_email, linked_email)
values ('zoe@example.com', 'zg@golf.example');
insert into club.guests (name, email, phone)
values ('Mo Lee', 'mo@example.org', '(555) 777-1234');

create function t.find(wanted text, most integer default 20,
	who text default 'frontdesk1') returns text
language sql
as $$
	select string_agg(coalesce(r ->> 'user_id', 'guest ' ||
		(r ->> 'name')), ' ' order by n)
	from jsonb_array_elements(t.as(who, format('(select jsonb_agg(f)
		from desk.person_find(%L, %L) f)', wanted, most)))
		with ordinality x (r, n)
$$;
create function t.found(wanted text) returns jsonb
language sql
as $$
	select t.as('frontdesk1', format('(select jsonb_agg(f)
		from desk.person_find(%L, 20) f)', wanted))
$$;

select is(t.find(wanted), who, what)
from (values
	('petro', 'igor', 'a beginning'),
	('PETROV', 'igor', 'in capitals'),
	('igor p', 'igor', 'two beginnings'),
	('p igor', 'igor', 'the other way round'),
	('petrov, igor', 'igor', 'as lists show it'),
	('josé', 'jm', 'with its accent'),
	('jose nunez', 'jm', 'and without'),
	('obrien', 'jm', 'without its apostrophe'),
	('o''br', 'jm', 'with it'),
	('nuñ mar jos', 'jm', 'three words in any order'),
	('maria', 'mia jm', 'any word of a name'),
	('grossmann', 'zoe', 'a sharp s'),
	('GROSS', 'zoe', 'the beginning of it'),
	('madon', 'one', 'a name of one word'),
	('madonna x', null, 'which has no second one'),
	('петр', 'ivan', 'other letters'),
	('ИВАН', 'ivan', 'their capitals'),
	('mo l', 'guest Lee, Mo', 'a guest'),
	('lee', 'anna guest Lee, Mo old', 'members and guests'),
	('leeway', null, 'nobody who was merged into another'),
	('5187', 'anna', 'the last four of a phone'),
	('010 5187', 'anna', 'and more of its end'),
	('456', 'jm', 'three digits'),
	('56', null, 'two are too few'),
	('0199', 'zoe', 'written otherwise'),
	('1234', 'guest Lee, Mo', 'a guest''s'),
	('zoe@ex', 'zoe', 'the beginning of an e-mail'),
	('ZOE@example.com', 'zoe', 'whatever its case'),
	('zg@golf.example', 'zoe', 'one that was linked'),
	('mo@', 'guest Lee, Mo', 'a guest''s e-mail'),
	('grosman', 'zoe', 'misspelt'),
	('zoe grossman', 'zoe', 'misspelt beside a word that is not'),
	('pertov igor', 'igor', 'letters swapped'),
	('garzia lopez', 'mia', 'a z for a c'),
	('', null, 'nothing'), ('   ', null, 'blanks'), ('%', null, 'a wildcard'),
	('_____', null, 'wildcards'), (E'\\', null, 'a backslash'),
	('''; drop table club.users', null, 'a statement'),
	(E'\x1b[2J', null, 'an escape sequence'),
	(repeat('x', 5000), null, 'five thousand letters'),
	(U&'\202Eann', 'anna old', 'a direction override before a name'),
	(null, null, 'null')
) v (wanted, who, what);
select is(t.find('ann', most), who, what)
from (values (1, 'anna', 'as many as asked for'), (0, null, 'none'),
	(-1, null, 'fewer than none'), (null, null, 'null'))
	v (most, who, what);

-- What is said of them.
select is(t.found('5187') -> 0, '{"kind": "member", "user_id": "anna",
	"guest_id": null, "name": "Lee, Anna", "tier": "Core",
	"status": "active", "phone_last4": "5187", "matched": "phone",
	"now_text": "nothing today", "hits": 1}',
	'why it matched and what there is to know');
select is(t.found('mo lee') #>> '{0,status}', 'guest', 'a guest is a guest');
select is(t.found('grosman') #>> '{0,matched}', 'sounds alike',
	'a guess is called one');

-- What they do here now.
select t.book(2, '2026-11-21 14:10', 60, 'anna', '[{"member":"igor"},
	{"guest":"Mo Lee","email":"mo@example.org"}]') ->> 'ok' as done \gset
select t.book(3, '2026-11-21 16:00', 60, 'mia') ->> 'booking' as b \gset
select is(t.found('petrov') #>> '{0,now_text}', '14:10 Bay 2', 'to come');
-- On the day that is being booked, whatever they do now.
create function t.then(wanted text, day date) returns text
language sql
as $$
	select t.as('frontdesk1', format('(select jsonb_agg(f)
		from desk.person_find(%L, 20, %L) f)', wanted, day))
		#>> '{0,now_text}'
$$;
select t.book(1, '2026-11-24 09:00', 60, 'igor', '[]') ->> 'ok' as done,
	t.book(2, '2026-11-24 19:00', 60, 'igor', '[]') ->> 'ok' as more \gset
select is(t.then('petrov', day), said, what)
from (values (date '2026-11-24', '09:00 Bay 1', 'the first of that day'),
	('2026-11-25', 'nothing that day', 'nothing'),
	('2026-11-20', 'nothing that day', 'nor the day before'),
	('2026-11-21', '14:10 Bay 2', 'today is today'),
	(null, '14:10 Bay 2', 'and so is no day'),
	('infinity', 'nothing that day', 'nobody plays for ever'))
	v (day, said, what);
select is(t.find('p'), 'igor', 'found all the same');
select t.at('2026-11-21 14:10:00-08');
select is(t.found(who) #>> '{0,now_text}', said, who)
from (values ('anna lee', 'busy: Bay 2 until 15:10'),
	('petrov', 'busy: Bay 2 until 15:10'),
	('mo lee', 'busy: Bay 2 until 15:10'),
	('lopez', '16:00 Bay 3'), ('zoe', 'nothing today')) v (who, said);
select is(t.find('m'), 'guest Lee, Mo mia one jm',
	'who is in the building first, then who comes today, then the rest');
select t.act('frontdesk1', 'booking_cancel', :b, '''x'', ''phone''') ->> 'ok'
	as done \gset
select is(t.found('lopez') #>> '{0,now_text}', 'nothing today',
	'what is cancelled is nothing');
select t.at('2026-11-21 15:10:00-08');
select is(t.found('anna lee') #>> '{0,now_text}', 'nothing more today',
	'half-open: at its end they have left');
select t.book(1, '2026-11-21 21:00', 60, 'anna') ->> 'ok' as done \gset
select t.at('2026-11-22 00:00:00-08');
select is(t.found('anna lee') #>> '{0,now_text}', 'nothing today',
	'yesterday was yesterday');
select t.at('2026-11-21 14:07:00-08');

-- The index follows every change, by whomever.
select is_empty('select * from desk.person_verify()', 'it is right so far');
set session authorization clubsite1;
update club.users set name = 'Igor Ivanov' where id = 'igor';
insert into club.users (id, email, name) values ('new', 'n@x', 'Nora New');
update club.users set phone = '555 0000 9999' where id = 'dan';
delete from club.users where id = 'one';
update club.users set membership_status = 'deleted' where id = 'old';
insert into club.guests (name) values ('Gina Guest'), ('Gina Guest'),
	(repeat('é', 200)), (repeat('a b ', 50)), ('.'), ('Q'), ('Q Q');
delete from club.guests where name = 'Q';
reset session authorization;
select is(t.find(wanted), who, what)
from (values ('petrov', null, 'the old name finds him no more'),
	('ivanov', 'igor', 'the new one does'), ('nora', 'new', 'a new member'),
	('9999', 'dan', 'a new phone'), ('madonna', null, 'who left'),
	('leeson', null, 'who was deleted'),
	('gina', 'guest Guest, Gina guest Guest, Gina', 'two of one name'),
	('éé', 'guest ' || repeat('é', 200), 'a name without end')
) v (wanted, who, what);
select is_empty('select * from desk.person_verify()', 'it is still right');
select desk.person_rebuild();
select is_empty('select * from desk.person_verify()', 'made anew it is the same');
delete from desk.person_name where word = 'nora';
update desk.person set email = 'x' where user_id = 'anna';
delete from desk.person where user_id = 'vip';
select set_eq('select user_id, wrong from desk.person_verify()',
	$$values ('new', 'names out of date'), ('anna', 'out of date'),
		('vip', 'missing')$$, 'and what is wrong is found');
select desk.person_rebuild();

-- Counted to a cap; who plays today is never left out of a long list.
insert into club.users (id, email, name)
select 'k' || g, 'k' || g || '@example.com', 'Aaron Kaa' || g
from generate_series(1, 1200) g;
insert into club.users (id, email, name, tier_id)
values ('last', 'last@example.com', 'Zzz Kzz', 1);
select t.book(1, '2026-11-21 18:00', 60, 'last') ->> 'ok' as done \gset
select is(t.found('k') #>> '{0,hits}', '1000', 'a thousand and more');
select is(t.found('k') #>> '{0,user_id}', 'last',
	'the one who plays today is first');
select is(jsonb_array_length(t.found('k')), 20, 'as many as asked for');
select is(t.found('aaron kaa1199') #>> '{0,hits}', '1', 'and exact below');

-- Who may look.
select is(t.find('anna', who => 'support1'), 'anna', 'support may');
select throws_ok(format('select t.find(''anna'', who => %L)', who), '42501',
	null, who || ' may not')
from (values ('clubsite1'), ('stranger1')) v (who);

-- Plain ranges of an index, whatever the plan.
set enable_seqscan = off;
create function t.plan(query text) returns text
language plpgsql
as $$
declare
	line text;
	plan text := '';
begin
	for line in execute 'explain (costs off) ' || query loop
		plan := plan || line || E'\n';
	end loop;
	return plan;
end
$$;
select matches(t.plan($$select person from desk.person_name n where n.main
	and n.word >= 'gar' and n.word < desk.prefix_end('gar')
	order by n.word, n.partner limit 5$$), 'Index Only Scan using '
	'person_name_word_idx', 'one word is a range of the index');
select matches(t.plan($$select person from desk.person_name n
	where left(n.word, 2) = 'ma' and n.partner >= 'gar'
	and n.partner < desk.prefix_end('gar') order by n.partner, n.word
	limit 5$$), 'Index Only Scan using person_name_pair2_idx', 'so are two');
select doesnt_match(t.plan($$select person from desk.person_name n
	where left(n.word, 2) = 'ma' and n.partner >= 'gar'
	and n.partner < desk.prefix_end('gar') order by n.partner, n.word
	limit 5$$), 'Sort', 'in the order they are shown in');
select matches(t.plan($$select id from desk.person p
	where p.phone_tail >= '7815' and p.phone_tail < '7816'$$),
	'person_phone_idx', 'and the end of a phone');

select * from finish();
rollback;
