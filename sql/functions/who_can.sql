-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who could do what the asker may not: names of that role, those signed in
-- first, and said to be so unless the answer is to be kept.

set role desk_owner;

create or replace function desk.who_can(wanted text,
	on_shift boolean default true) returns text
language plpgsql stable
as $$
begin
	return (select case wanted when 'frontdesk' then 'the front desk'
		else 'a ' || wanted end || coalesce(' (' || string_agg(p.said, ', '
		order by p.here desc, p.said) || ')', '')
	from (
		select h.here, desk.staff_name(s.login)
			|| case when h.here and on_shift
				then ' on shift' else '' end as said
		from desk.staff s,
			lateral (select exists (
				select from pg_catalog.pg_stat_activity a
				where a.usename = s.login
				  and a.datname = current_database())
				as here) h
		where s.active and s.role = wanted
		order by h.here desc, s.name, s.login
		limit 3) p);
end
$$;

revoke all on function desk.who_can(text, boolean) from public;

reset role;
