-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the guest in a unit could wait for: each tier with its fee (domain.md
-- 1.5), what there is of it, as desk.counter_supply() has it, and why they cannot
-- wait for it.

set role desk_owner;

create or replace function desk.place_tiers(of_unit text)
returns table (tier text, minor integer, supply text, why_not text)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_variable
declare
	n desk.counter_unit_now;
	bar text;
begin
	perform desk.actor();
	select x.* into n from desk.counter_unit_now x
	where x.id = (select f.id from desk.counter_unit_find(of_unit) f)
	  and x.visit is not null;
	if not found then
		return;
	end if;
	foreach tier in array array['STANDARD', 'DOUBLE', 'SPECIAL']
	loop
		minor := desk.counter_upgrade_minor(
			n.rental::counter.rental_type,
			tier::counter.rental_type);
		supply := (select s.words from desk.counter_supply(tier,
			n.customer, n.visit, null) s);
		begin
			why_not := null;
			perform desk.place_join_check(n,
				tier::counter.rental_type);
		exception when sqlstate 'OD001' then
			get stacked diagnostics bar = pg_exception_detail;
			why_not := desk.outcome_render(bar::jsonb)
				->> 'sentence';
		end;
		return next;
	end loop;
end
$$;

revoke all on function desk.place_tiers(text) from public;
grant execute on function desk.place_tiers(text)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
