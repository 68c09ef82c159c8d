-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.lane_sign: the end of a check-in or renewal, all of it or
-- nothing (domain.md 1.3).  The clock is read once the lane is ours.

set role desk_owner;

create or replace function desk.lane_sign_work(args jsonb) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	n desk.lane_at := desk.lane_hold(args);
	before constant jsonb := desk.lane_facts(n.session);
	reason constant text := desk.lane_sign_reason(args);
	stay record;
	place uuid;
	outgrown text;
begin
	perform desk.lane_allow(n.lane, 'lane_sign');
	perform desk.lane_may_finish(n.lane);
	select x.* into n from desk.lane_at x where x.lane = n.lane;

	select * into stay from desk.lane_stay(n);
	perform desk.lane_signature(n, stay.block);
	outgrown := desk.place_outgrown(args - 'reason', stay.visit,
		n.rental::counter.rental_type);
	-- what is paid is completed, whatever was to be waited for
	if desk.counter_is_upgrade(n.rental::counter.rental_type,
		n.wanted::counter.rental_type) then
		place := desk.lane_place(n, stay);
	end if;
	perform desk.lane_membership_given(n);
	perform desk.counter_system_note(n.customer, null);
	update counter.lane_sessions s set status = 'COMPLETED'
	where s.id = n.session;

	perform desk.lane_stay_noted(args, n, stay, place);
	perform desk.lane_note(args, n.session, before, reason,
		case when reason is not null then 'OVERRIDE' else 'UPDATE'
			end::counter.audit_action);
	return desk.lane_outcome(format('{customer:%s}: %s until %s%s',
		n.customer, lower(desk.counter_unit_label(stay.unit)),
		desk.counter_clock(stay.ends_at), case when place is not null
			then ', waiting for ' || n.wanted else outgrown end),
		n.lane, jsonb_strip_nulls(jsonb_build_object(
			'customer', n.customer, 'visit', stay.visit,
			'block', stay.block, 'unit', stay.unit,
			'place', place, 'ends', to_char(desk.counter_local(
				stay.ends_at), 'YYYY-MM-DD HH24:MI'))));
end
$$;

revoke all on function desk.lane_sign_work(jsonb) from public;

reset role;
