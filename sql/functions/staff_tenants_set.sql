-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whose rows a person may look at, and no others: organisations and teams by
-- id, slug or name.  Null leaves that kind as it is.

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
	wanted_organisations uuid[] := '{}';
	wanted_teams text[] := '{}';
begin
	foreach word in array coalesce(organisations, '{}') loop
		select array_agg(o.id) into found_organisations
		from platform.organizations o
		where word in (o.id::text, o.slug, o.name)
		  and o.deleted_at is null;
		perform desk.staff_tenant_check('organisation', word,
			cardinality(found_organisations));
		wanted_organisations := wanted_organisations
			|| found_organisations;
	end loop;
	foreach word in array coalesce(teams, '{}') loop
		select array_agg(t.id) into found_teams from gym.team t
		where word in (t.id, t.slug, t.name);
		perform desk.staff_tenant_check('team', word,
			cardinality(found_teams));
		wanted_teams := wanted_teams || found_teams;
	end loop;

	-- what stays is not touched: every change is on record
	if organisations is not null then
		delete from desk.staff_organisation o
		where o.staff_id = staff
		  and o.organisation <> all (wanted_organisations);
		insert into desk.staff_organisation (staff_id, organisation)
		select staff, w from unnest(wanted_organisations) w
		on conflict do nothing;
	end if;
	if teams is not null then
		delete from desk.staff_team t
		where t.staff_id = staff and t.team <> all (wanted_teams);
		insert into desk.staff_team (staff_id, team)
		select staff, w from unnest(wanted_teams) w
		on conflict do nothing;
	end if;
end
$$;

revoke all on function desk.staff_tenants_set(integer, text[], text[])
	from public;

reset role;
