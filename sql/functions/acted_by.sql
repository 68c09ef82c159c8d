-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who acted, by an entry of the club's records: staff and members by name,
-- anything else by what it calls itself.  Other applications put e-mails there;
-- nobody's is shown whole.  `said` is the same for an outcome, where people
-- stand as tokens.

set role desk_owner;

create or replace function desk.acted_by(login text, staff_name text,
	email text, kind text)
returns table (who text, said text)
language sql stable
as $$
	with by_name as (
		select coalesce(desk.staff_name(login), case when staff_name !~ '@'
				then nullif(btrim(staff_name), '') end) as staff
	), by_email as (
		select u.id, desk.listing_name(u.name) as member, s.name as staff
		from (select lower(coalesce(acted_by.email, staff_name))
			as address) a
		left join club.staff_users s on lower(s.email) = a.address
		left join club.users u on lower(u.email) = a.address
		where (select b.staff from by_name b) is null
	)
	select w.who, coalesce('{user:' || w.member || '}',
		desk.verbatim(w.who))
	from (
		select coalesce(n.staff, e.staff, e.member,
				desk.address_shown(coalesce(acted_by.email,
					staff_name)), kind, 'system') as who,
			case when n.staff is null and e.staff is null
				then e.id end as member
		from by_name n
		left join by_email e on true) w;
$$;

revoke all on function desk.acted_by(text, text, text, text) from public;

reset role;
