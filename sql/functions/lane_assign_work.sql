-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.lane_assign.  The trigger judges whether the unit is free;
-- here: whether the waitlist is owed it, and that another tier is no longer a
-- question once one is paid.

set role desk_owner;

create or replace function desk.lane_assign_work(args jsonb) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	n desk.lane_at := desk.lane_hold(args);
	before constant jsonb := desk.lane_facts(n.session);
	back constant jsonb := desk.lane_undo(n);
	unit constant text := desk.clean_text(args ->> 'unit', 40, 'The unit');
	it record;
begin
	perform desk.lane_allow(n.lane, 'lane_assign');
	select * into it from desk.counter_unit_find(unit);
	if not found then
		perform desk.refuse('missing', format('There is no %s', coalesce(
			desk.verbatim(replace(unit, ':', ' ')), 'such unit')));
	end if;
	if it.tier <> replace(n.rental, 'GYM_', '') and n.payment = 'PAID' then
		perform desk.refuse('state', format('%s is paid: %s is an '
			'upgrade after the check-in', n.rental, it.tier));
	end if;
	if n.mode = 'RENEWAL' and n.hours = 2 and unit <> n.own_unit then
		perform desk.lane_rental_check('', n);
	end if;
	perform desk.counter_owed_check(it, n.customer, n.visit, n.session,
		true);
	update counter.lane_sessions s
	set assigned_resource_type
			= it.kind::counter.inventory_resource_type,
		assigned_resource_id = it.id
	where s.id = n.session;
	if n.unit is distinct from unit then
		perform desk.lane_unit_given(n);
	end if;
	perform desk.lane_note(args, n.session, before, null, 'ASSIGN');
	select x.* into n from desk.lane_at x where x.lane = n.lane;
	return desk.lane_outcome(case when n.fits then format('%s is held for '
		'{customer:%s}', desk.counter_unit_label(unit), n.customer)
		else desk.lane_answer_words(n) end, n.lane,
		jsonb_build_object('unit', unit, 'answer', not n.fits), back);
end
$$;

revoke all on function desk.lane_assign_work(jsonb) from public;

reset role;
