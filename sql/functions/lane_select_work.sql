-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.lane_select.  Who waits for a tier takes the backup: that
-- is what is proposed.

set role desk_owner;

create or replace function desk.lane_select_work(args jsonb) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	n constant desk.lane_at := desk.lane_hold(args);
	before constant jsonb := desk.lane_facts(n.session);
	back constant jsonb := desk.lane_undo(n);
	wanted constant text := args ->> 'wanted';
	rental constant text := coalesce(case when wanted is not null
		then args ->> 'backup' end, args ->> 'rental', n.own_rental);
	side constant text := coalesce(args ->> 'by', 'EMPLOYEE');
begin
	perform desk.lane_allow(n.lane, 'lane_select');
	perform desk.lane_rental_check(rental, n);
	if wanted is not null then
		perform desk.lane_wait_check(wanted, rental, n);
	end if;
	if rental is distinct from n.own_rental and not exists (
		select from desk.counter_free(rental, n.customer, n.visit,
			n.session, false)) then
		perform desk.lane_full(rental, n);
	end if;

	update counter.lane_sessions s
	set proposed_rental_type = rental::counter.rental_type,
		proposed_by = side,
		status = case when side = 'EMPLOYEE' then 'AWAITING_ASSIGNMENT'
			else s.status end,
		waitlist_desired_type = wanted::counter.rental_type,
		backup_rental_type = case when wanted is not null
			then rental::counter.rental_type end,
		disclaimers_ack_json = case when wanted is not null then
			jsonb_build_object('waitlist', true, 'wanted', wanted,
				'backup', rental, 'at', desk.clock()) end,
		-- what was chosen for another proposal is free again
		assigned_resource_type = null, assigned_resource_id = null
	where s.id = n.session;
	perform desk.lane_unit_given(n);
	if wanted is not null then
		perform desk.counter_audit(args, 'UPGRADE_DISCLAIMER',
			'customer', n.customer, null, jsonb_build_object(
				'session', n.session, 'wanted', wanted,
				'backup', rental));
	end if;
	perform desk.lane_note(args, n.session, before);
	return desk.lane_outcome(format('%s is proposed by %s%s', rental,
		case side when 'CUSTOMER' then 'the customer' else 'staff' end,
		case when wanted is not null then ', waiting for ' || wanted
			else '' end), n.lane, '{}', back);
end
$$;

revoke all on function desk.lane_select_work(jsonb) from public;

reset role;
