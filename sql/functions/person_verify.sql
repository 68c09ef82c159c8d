-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is wrong with the index of people: who is missing, in excess, or out
-- of date.  No row: it is right.

set role desk_owner;

create or replace function desk.person_verify()
returns table (user_id text, guest_id integer, wrong text)
language sql stable
as $$
	select coalesce(e.user_id, p.user_id), coalesce(e.guest_id, p.guest_id),
		case when p.id is null then 'missing'
			when e.words is null then 'in excess'
			else 'out of date' end
	from desk.person_expected e
	full join desk.person p
		on coalesce('m' || p.user_id, 'g' || p.guest_id)
		= coalesce('m' || e.user_id, 'g' || e.guest_id)
	where (p.phone_tail, p.email, p.words) is distinct from
		(e.phone_tail, e.email, e.words)
	union all
	select p.user_id, p.guest_id, 'names out of date'
	from desk.person p
	where array(select n.word || ' ' || n.partner || ' ' || n.main
			from desk.name_pairs(p.words) n order by 1)
		<> array(select n.word || ' ' || n.partner || ' ' || n.main
			from desk.person_name n where n.person = p.id
			order by 1);
$$;

revoke all on function desk.person_verify() from public;

reset role;
