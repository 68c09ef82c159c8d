-- SPDX-License-Identifier: GPL-3.0-or-later
-- The staff as an administrator reads it: who, what they may, for whom, and
-- whether the server agrees that they may sign in.

set role desk_owner;

create or replace function desk.staff_list()
returns table (login text, name text, role text, desk text, waive_limit text,
	state text, tenants text)
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
	return query
	select s.login::text, s.name, s.role, coalesce(s.desk, ''),
		desk.money(s.waive_limit_minor),
		case
			when not s.active and r.rolcanlogin
				then 'disabled, but may sign in'
			when not s.active then 'disabled'
			when r.oid is null then 'has no role'
			when not r.rolcanlogin then 'may not sign in'
			when not pg_has_role(r.oid, 'desk_' || s.role, 'usage')
				then 'is not in desk_' || s.role
			else 'active' end,
		concat_ws(', ',
			(select string_agg(o.slug, ', ' order by o.slug)
			from desk.staff_organisation so
			join platform.organizations o on o.id = so.organisation
			where so.staff_id = s.id),
			(select string_agg(t.slug, ', ' order by t.slug)
			from desk.staff_team st
			join gym.team t on t.id = st.team
			where st.staff_id = s.id))
	from desk.staff s
	left join pg_roles r on r.oid = s.role_oid and r.rolname = s.login
	order by s.active desc, s.role, s.login;
end
$$;

revoke all on function desk.staff_list() from public;

reset role;
