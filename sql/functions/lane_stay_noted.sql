-- SPDX-License-Identifier: GPL-3.0-or-later
-- The record of what a completed lane made, thing by thing (domain.md 1.1).

set role desk_owner;

create or replace function desk.lane_stay_noted(args jsonb, n desk.lane_at,
	stay record, place uuid) returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	facts constant jsonb := jsonb_build_object('session', n.session,
		'customer', n.customer, 'rental', n.rental, 'unit', stay.unit,
		'block', stay.block, 'ends', stay.ends_at);
	-- the reason is the session's
	of constant jsonb := args - 'reason';
begin
	if n.mode = 'CHECKIN' then
		perform desk.counter_audit(of, 'CHECK_IN', 'visit', stay.visit,
			null, facts);
	else
		perform desk.counter_audit(of, case n.hours
			when 2 then 'FINAL_EXTENSION_COMPLETED'
			else 'CREATE' end::counter.audit_action, case n.hours
			when 2 then 'visit' else 'checkin_block' end,
			case n.hours when 2 then stay.visit else stay.block end,
			null, facts);
	end if;
	if stay.unit is distinct from n.own_unit then
		perform desk.counter_audit(of, 'ASSIGN', stay.kind,
			stay.unit_id, null, facts);
	end if;
	if stay.left_unit is not null then
		perform desk.counter_audit(of, 'RELEASE', split_part(
			stay.left_unit, ':', 1), (select f.id
			from desk.counter_unit_find(stay.left_unit) f), null,
			facts);
	end if;
	if place is not null then
		perform desk.counter_audit(of, 'WAITLIST_CREATED', 'waitlist',
			place, null, facts || jsonb_build_object(
			'wanted', n.wanted));
	end if;
	if n.choice = 'SIX_MONTH' then
		perform desk.counter_audit(of, 'UPDATE', 'customer', n.customer,
			jsonb_build_object('valid_until', n.valid_until),
			(select jsonb_build_object('valid_until',
				c.membership_valid_until)
			 from counter.customers c where c.id = n.customer));
	end if;
end
$$;

revoke all on function desk.lane_stay_noted(jsonb, desk.lane_at, record, uuid)
	from public;

reset role;
