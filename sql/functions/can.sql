-- SPDX-License-Identifier: GPL-3.0-or-later
-- What can be done with a thing of the grid, and why the rest cannot and who
-- could (contracts.md, "A screen and an action").  What a manager may sign for
-- the person signed in is possible.  Actions are functions of
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
	allowed boolean;
	bar jsonb;
begin
	perform desk.actor();
	if of_kind = 'booking' and not exists (
		select from club.booking_requests b where b.id = of_id) then
		return;
	end if;
	for a in
		select x.kind, x.action, x.needs, x.manager
		from desk.grid_action x
		where x.kind = of_kind
		order by x.n
	loop
		allowed := desk.may(a.needs) or desk.may_sign_over(a.needs);
		bar := null;
		if not allowed then
			bar := jsonb_build_object('sentence', case
				when a.manager then 'Only a manager may do that'
				else 'Your role only looks' end,
				'who_can', desk.who_can(case when a.manager
					then 'manager' else 'frontdesk' end));
		elsif of_kind = 'booking' then
			bar := desk.booking_bar(of_id, a.action);
		end if;
		action := a.action;
		possible := bar is null;
		sentence := case when bar is not null then
			desk.outcome_render(bar) ->> 'sentence' end;
		who_can := bar ->> 'who_can';
		return next;
	end loop;
end
$$;

revoke all on function desk.can(text, integer) from public;
grant execute on function desk.can(text, integer)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
