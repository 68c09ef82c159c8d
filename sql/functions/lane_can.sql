-- SPDX-License-Identifier: GPL-3.0-or-later
-- What can be done with a thing of the lane board, and why the rest cannot and
-- who could (contracts.md, "A screen and an action").  kind: lane, unit, place
-- or checkout; each kind has a function that says what its state bars.

set role desk_owner;

create or replace function desk.lane_can(of_kind text, of_id text)
returns table (action text, possible boolean, sentence text, who_can text)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
set plan_cache_mode = force_generic_plan
as $$
declare
	a record;
begin
	perform desk.actor();
	for a in
		select x.action, x.needs, x.manager
		from desk.lane_action x
		where x.kind = of_kind
		order by x.n
	loop
		action := a.action;
		select p.* into possible, sentence, who_can
		from desk.possibility(coalesce(
			desk.role_bar(a.needs, a.manager), case of_kind
			when 'lane' then desk.lane_bar(of_id, a.action)
			when 'unit' then desk.unit_bar(of_id, a.action)
			when 'place' then desk.place_bar(of_id, a.action)
			when 'checkout' then desk.checkout_bar(of_id, a.action)
			end)) p;
		return next;
	end loop;
end
$$;

revoke all on function desk.lane_can(text, text) from public;
grant execute on function desk.lane_can(text, text)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
