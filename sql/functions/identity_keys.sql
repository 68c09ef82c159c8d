-- SPDX-License-Identifier: GPL-3.0-or-later
-- The keys of one row of desk.identity_facts, each once (desk.identity_key
-- says what they are); words are those of its name.  Pure, and short enough for an index whatever the row
-- holds.

set role desk_owner;

create or replace function desk.identity_keys(s desk.identity_facts,
	words text[])
returns table (kind text, value text, trusted boolean)
language sql immutable
as $$
	select k.kind, left(k.value, 400), bool_or(k.trusted)
	from (
		select array_to_string(array(select w
			from unnest(words) w
			order by w collate "C"), ' ') as name
	) n
	cross join lateral (values
		('email', lower(btrim(left(s.email, 400))), s.trusted),
		('email', lower(btrim(left(s.other_email, 400))), s.trusted),
		('row', s.same, true),
		('phone', left(reverse(regexp_replace(left(s.phone, 400),
			'[^0-9]', '', 'g')), 20), false),
		('name', n.name, false),
		-- as a number of days, which no setting writes otherwise
		('born', case when isfinite(s.born) then
			(s.born - date '2000-01-01')::text end || ' '
			|| nullif(n.name, ''), false),
		('number', lower(btrim(left(s.number, 400))), false),
		('scan', left(s.scan, 400), false)
	) as k (kind, value, trusted)
	where k.value <> ''
	group by 1, 2;
$$;

revoke all on function desk.identity_keys(desk.identity_facts, text[]) from public;

reset role;
