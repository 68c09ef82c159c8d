-- SPDX-License-Identifier: GPL-3.0-or-later
-- Why a unit is in no state for an action, or null when it is: what the write
-- would refuse, asked of the same checks.  What is possible with a reason is
-- possible.

set role desk_owner;

create or replace function desk.unit_bar(unit text, action text)
returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	n desk.counter_unit_now;
	said text;
begin
	select x.* into n from desk.counter_unit_now x
	where x.id = (select f.id from desk.counter_unit_find(unit) f);
	if not found then
		return desk.lane_barred('missing',
			'There is no such room or locker');
	end if;
	case
	when action in ('unit_clean', 'unit_override')
		or action = 'unit_out_of_order' and n.closed_since is null then
		perform desk.unit_held_check(n);
	when action in ('unit_swap', 'visit_upgrade', 'place_join',
		'checkout_done') then
		perform desk.unit_guest_check(n, action in ('visit_upgrade',
			'place_join'));
		if action in ('unit_swap', 'visit_upgrade') then
			perform desk.unit_claim_check(n);
		end if;
	else
		null;
	end case;
	if action = 'lane_renew' then
		perform desk.unit_guest_check(n, false);
		perform desk.counter_may_renew(n.visit, 2);
	elsif action = 'ban_lift' and not exists (
		select from counter.customers c
		where c.id = n.customer and c.banned_until > desk.clock()) then
		return desk.lane_barred('state', case when n.customer is null
			then format('Nobody is in %s',
				desk.counter_unit_label(n.unit))
			else format('{customer:%s} is not banned', n.customer)
			end);
	elsif action = 'place_join' and exists (
		select from desk.counter_places(desk.clock()) p
		where p.visit_id = n.visit) then
		return desk.lane_barred('state',
			'The visit is on the waitlist already');
	end if;
	return null;
exception when sqlstate 'OD001' then
	get stacked diagnostics said = pg_exception_detail;
	return said::jsonb;
end
$$;

revoke all on function desk.unit_bar(text, text) from public;

reset role;
