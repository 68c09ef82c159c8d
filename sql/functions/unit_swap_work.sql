-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.unit_swap.  Both are of one tier, since a better one has a
-- fee; who wants a free room is judged with all that are free of its tier, as
-- nobody jumps the waitlist (domain.md 1.6).  Each unit is given back before it is taken: it goes from one customer
-- to another only by way of nobody.

set role desk_owner;

create or replace function desk.unit_swap_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	reason text := desk.reason_check(args, 'A swap');
	units constant text[] := array[args ->> 'unit_a', args ->> 'unit_b'];
	a desk.counter_unit_now;
	b desk.counter_unit_now;
	former desk.counter_unit_now;
begin
	if args ->> 'unit_a' = args ->> 'unit_b' then
		perform desk.refuse('limit', 'Two units are swapped');
	end if;
	perform desk.counter_hold(units || array(
		select 'room:' || r.number
		from desk.counter_unit_now n
		join counter.rooms r on r.type::text = n.tier
			and r.status = 'CLEAN'
		where n.unit = any (units) and n.customer is null));
	a := desk.unit_current(args ->> 'unit_a', args ->> 'version_a');
	b := desk.unit_current(args ->> 'unit_b', args ->> 'version_b');
	if a.customer is null then
		former := a; a := b; b := former;
	end if;
	perform desk.unit_swap_check(a, b);

	perform desk.unit_swap_free(a, b.customer is null);
	if b.customer is not null then
		perform desk.unit_swap_free(b, false);
	end if;
	perform desk.unit_swap_move(args, a, b, reason);
	if b.customer is not null then
		perform desk.unit_swap_move(args, b, a, reason);
	else
		perform desk.counter_audit(args, 'RELEASE', a.kind, a.id,
			jsonb_build_object('customer', a.customer), null,
			reason);
	end if;
	return desk.unit_outcome(case when b.customer is null
			then format('{customer:%s} moved from %s to %s',
				a.customer, desk.counter_unit_label(a.unit),
				desk.counter_unit_label(b.unit))
			else format('{customer:%s} has %s, {customer:%s} %s',
				a.customer, desk.counter_unit_label(b.unit),
				b.customer, desk.counter_unit_label(a.unit))
			end,
		a.unit, jsonb_build_object('other', b.unit, 'other_version',
			desk.counter_unit_version(b.unit)));
end
$$;

revoke all on function desk.unit_swap_work(jsonb) from public;

reset role;
