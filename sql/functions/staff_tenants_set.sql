-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whose rows a person may look at, and no others: organisations and teams by
-- id, slug or name.

set role desk_owner;

create or replace function desk.staff_tenants_set(staff integer,
	organisations text[], teams text[]) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
	word text;
	found_organisations uuid[];
	found_teams text[];
begin
	delete from desk.staff_organisation o where o.staff_id = staff;
	delete from desk.staff_team t where t.staff_id = staff;
	foreach word in array coalesce(organisations, '{}') loop
		select array_agg(o.id) into found_organisations
		from platform.organizations o
		where word in (o.id::text, o.slug, o.name)
		  and o.deleted_at is null;
		perform desk.staff_tenant_check('organisation', word,
			cardinality(found_organisations));
		insert into desk.staff_organisation (staff_id, organisation)
		values (staff, found_organisations[1]) on conflict do nothing;
	end loop;
	foreach word in array coalesce(teams, '{}') loop
		select array_agg(t.id) into found_teams from gym.team t
		where word in (t.id, t.slug, t.name);
		perform desk.staff_tenant_check('team', word,
			cardinality(found_teams));
		insert into desk.staff_team (staff_id, team)
		values (staff, found_teams[1]) on conflict do nothing;
	end loop;
end
$$;

revoke all on function desk.staff_tenants_set(integer, text[], text[])
	from public;

reset role;
