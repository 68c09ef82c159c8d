-- SPDX-License-Identifier: GPL-3.0-or-later
-- What belongs into desk.person: the one query that trigger (by key), rebuild
-- and verify use (database.md 9).

set role desk_owner;

create or replace view desk.person_expected as
select u.id as user_id, null::integer as guest_id,
	nullif(left(reverse(regexp_replace(u.phone, '[^0-9]', '', 'g')), 20),
		'') collate "C" as phone_tail,
	left(lower(u.email), 200) collate "C" as email,
	desk.name_words(u.name) as words
from club.users u
where u.membership_status not in ('merged', 'deleted')
union all
select null, g.id,
	nullif(left(reverse(regexp_replace(g.phone, '[^0-9]', '', 'g')), 20),
		'') collate "C",
	left(lower(g.email), 200) collate "C",
	desk.name_words(g.name)
from club.guests g;

revoke all on desk.person_expected from public;

reset role;
