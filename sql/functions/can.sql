-- SPDX-License-Identifier: GPL-3.0-or-later
-- What can be done with a thing of the grid, and why the rest cannot and who
-- could (contracts.md, "A screen and an action").  Actions are functions of
-- desk; `attended` and `no_show` are the two outcomes.  kind: booking, block,
-- closure, unmatched, slot, or free with the id of a resource.

set role desk_owner;

create or replace function desk.can(of_kind text, of_id integer)
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
	bar jsonb;
begin
	perform desk.actor();
	if of_kind = 'booking' and not exists (
		select from club.booking_requests b where b.id = of_id) then
		return;
	end if;
	for a in
		select x.action, x.needs, x.manager
		from desk.grid_action x
		where x.kind = of_kind
		order by x.n
	loop
		action := a.action;
		bar := coalesce(desk.role_bar(a.needs, a.manager), case of_kind
			when 'booking' then desk.booking_bar(of_id, a.action)
			end);
		-- The write refuses it, and that is what is signed.
		if bar ->> 'code' = 'role' and desk.signable(a.action) then
			bar := null;
		end if;
		select p.* into possible, sentence, who_can
		from desk.possibility(bar) p;
		return next;
	end loop;
end
$$;

revoke all on function desk.can(text, integer) from public;
grant execute on function desk.can(text, integer)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
