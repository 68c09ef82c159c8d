-- SPDX-License-Identifier: GPL-3.0-or-later
-- Texts that mean harm: names that look like the tokens of an outcome, that
-- hold quotes, that would steer a terminal; settings of a caller that would
-- have our own patterns read otherwise (database.md 2, 7).
begin;
\ir fixture.psql
select no_plan();

create function t.roster(booking integer, guests text[]) returns jsonb
language sql
as $$
	select t.as('frontdesk1', format('desk.roster_change(%L, %L, %s, null, '
		'%L, ''[]'', null, false)', gen_random_uuid(), t.v(booking),
		booking, (select jsonb_agg(jsonb_build_object('guest', g))
			from unnest(guests) g)))
$$;

-- Quotes: an outcome stays JSON, whoever is in it.
update club.users set name = '"Zed"' where id = 'vip';
select t.book(2, '2026-11-21 16:00', 60, 'vip') as booked \gset
select is(:'booked'::jsonb ->> 'sentence',
	'Booked Bay 2 16:00-17:00 for "Zed"', 'a name in quotes is a name');
select (:'booked'::jsonb ->> 'booking')::integer as booking \gset
select is(t.roster(:booking, array['Bob "Ace"', '\']) ->> 'sentence',
	'"Zed", Bay 2 16:00-17:00: Bob "Ace" and \ added, 3 declared',
	'and so is one that ends in a quote or a backslash');

-- Tokens: a name never shows as another person's.
select t.roster(:booking, array['{user:anna}', '{booking:1} {head:1}'])
	as tokens \gset
select is(:'tokens'::jsonb ->> 'sentence', '"Zed", Bay 2 16:00-17:00: '
	'{user:anna} and {booking:1} {head:1} added, 5 declared',
	'a guest''s name that looks like a token names nobody else');
select is_empty($$ select from jsonb_path_query($$
	|| quote_literal(:'tokens') || $$::jsonb, '$.detail.fees[*].name') n
	where n #>> '{}' ~ 'Anna' $$, 'nor in the lines of the price');
update club.users set name = '{user:anna}' where id = 'vip';
select is(t.book(2, '2026-11-21 16:00', 60, 'anna') ->> 'sentence',
	'{user:anna} has Bay 2 16:00-17:00', 'nor in a clash');
select is(t.as('manager1', format('desk.resource_block(%L, 3, '
		'''2026-11-22 10:00'', ''2026-11-22 11:00'', ''event'', '
		'''for {user:anna} {brace:1}'', false)', gen_random_uuid()))
	->> 'sentence', 'Bay 3 blocked Sun 22 Nov 10:00-11:00: for {user:anna} {brace:1}',
	'nor in a reason');
select is(t.book(3, '2026-11-22 10:00', 60, 'anna') #>> '{detail,holder,name}',
	'for {user:anna} {brace:1}', 'nor in the reason a clash gives');
select is(t.as('frontdesk1', format('desk.bookings_outcome(%L, '
		'''[{"booking": 1}]'', ''{user:anna}'')', gen_random_uuid()))
	->> 'sentence', 'A booking ends as attended or as a no-show',
	'nor in what a caller calls an outcome');

-- What cannot be shown is refused wherever it would be kept.
select is(t.as('frontdesk1', format('desk.booking_cancel(%L, %L, %s, '
		'''ill'', %L)', gen_random_uuid(), t.v(:booking), :booking,
		'me' || chr(cast(x'202e' as integer)))) ->> 'sentence',
	'Received from holds characters that cannot be shown',
	'received-from is judged as every text');
select is(t.as('frontdesk1', format('desk.booking_cancel(%L, %L, %s, '
		'''ill'', %L)', gen_random_uuid(), t.v(:booking), :booking,
		repeat('x', 1000000))) ->> 'code', 'limit', 'also by its length');
select is(t.roster(:booking, array['Bo' || c.c]) ->> 'sentence',
	'A guest''s name holds characters that cannot be shown',
	format('U+%s is in no name', upper(to_hex(ascii(c.c)))))
from (select chr(n) as c from unnest(array[7, 27, 155, 173, 4447, 8206, 8238,
	8298, 12644, 65279, 65440, 65534, 917569]) n) c;
select t.as('frontdesk1', format('(select desk.session_open(%L, null, %L))',
	'desk' || chr(8238) || chr(27) || '[2J', chr(7))) as opened \gset
select is((select (s.desk, s.ssh) from desk.session s
	where pid = pg_backend_pid()), row('desk[2J'::text, null::text),
	'a claim to stand at a desk steers no terminal');

-- A caller's settings do not reach into our patterns.
set standard_conforming_strings = off;
set escape_string_warning = off;
select is(t.book(3, '2026-11-21 18:00', 60, 'mia') ->> 'sentence',
	'Booked Bay 3 18:00-19:00 for García López, María',
	'outcomes are rendered as ever');
select is(t.as('frontdesk1', format('desk.booking_book(%L, 3, '
		'''2026-11-21 20:00'', 60, ''mia'', null, 1, ''[]'', %L, '
		'''none'', null, false, null)', gen_random_uuid(),
		'x' || chr(8238))) ->> 'sentence',
	'The note holds characters that cannot be shown',
	'and notes judged as ever');
select is(t.as('frontdesk1', '(select name from '
	'desk.person_find(''garcia lopez'', 3))'), '"García López, María"',
	'and people found as ever');
set standard_conforming_strings = on;

-- JSON of another shape is refused; nothing of it is an error.
select is(t.as('frontdesk1', format('desk.bookings_outcome(%L, %L, '
		'''attended'')', gen_random_uuid(), said)) ->> 'code',
	'limit', 'no list of bookings: ' || coalesce(said, 'null'))
from unnest(array[null, '5', '"x"', '{}', '[]', '[1]', '[[]]', '[{}]',
	'[{"booking": "x"}]', '[{"booking": 1.5}]', '[{"booking": -1}]',
	'[{"booking": 99999999999}]', '[{"booking": {"a": 1}}]']) said;
select is(t.as('frontdesk1', format('desk.booking_book(%L, 3, '
		'''2026-11-21 20:00'', 60, ''mia'', null, 1, %L, null, '
		'''none'', null, false, null)', gen_random_uuid(), said))
	->> 'ok', 'false', 'no companions: ' || said)
from unnest(array['5', '"x"', '{}', '[1]', '[null]', '[[]]', '[{}]',
	'[{"member": null}]', '[{"member": {"a": 1}}]', '[{"guest": ""}]',
	'[{"guest_id": 1e400}]']) said;

-- Days that never come are answered at once.
set statement_timeout = '5s';
select is_empty(format($f$ select from t.as('frontdesk1', '(select sum(1) from
	desk.grid_hours(%s))') x where x <> 'null' $f$, replace(d, '''', '''''')),
	'no hours: ' || d)
from unnest(array['''-infinity'', ''infinity''', '''infinity'', ''infinity''',
	'null, null']) d;
select is(t.as('frontdesk1', format('(select count(*) from
	desk.grid_alerts(%L) where at::date = ''infinity'')', d)), '0',
	'no alerts: ' || d)
from unnest(array['infinity', '-infinity']) d;

select * from finish();
rollback;
