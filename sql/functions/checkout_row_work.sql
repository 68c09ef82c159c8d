-- SPDX-License-Identifier: GPL-3.0-or-later
-- Checks one unit's guest out, whose rows the caller has locked: the late fee
-- and the ban by the clock of now, the request if they asked, the place on the
-- waitlist, the visit, the unit (domain.md 1.8).

set role desk_owner;

create or replace function desk.checkout_row_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	n desk.counter_unit_now := desk.unit_current(args ->> 'unit',
		args ->> 'version',
		coalesce((args ->> 'scanned')::boolean, false));
	now timestamptz := desk.clock();
	late integer := desk.counter_late_minutes(n.ends_at, now);
	-- before any of it: what the sheet shows
	owed integer := n.past_due_balance * 100;
	early boolean := desk.unit_leaves_early(n, now);
	c counter.checkout_requests;
	bill jsonb;
begin
	perform desk.unit_leave_check(args, n, now);
	select x.* into c
	from counter.checkout_requests x
	where x.occupancy_id = n.block and x.status in ('SUBMITTED', 'CLAIMED');
	if c.id is not null then
		perform desk.checkout_claim_check(c);
		perform desk.checkout_take(args, c);
	end if;

	bill := desk.unit_charge(args, n, late, c.id);
	if c.id is not null then
		perform desk.checkout_verify(args, c.id, bill);
	end if;
	perform desk.checkout_waiting(args, n.visit);
	update counter.visits v set ended_at = greatest(now, v.started_at)
	where v.id = n.visit;
	perform desk.counter_unit_leave(n.kind, n.id);
	perform desk.counter_audit(args, 'RELEASE', n.kind, n.id,
		jsonb_build_object('customer', n.customer), null);
	perform desk.counter_audit(args, 'CHECK_OUT', 'visit', n.visit, null,
		bill || jsonb_build_object('unit', n.unit),
		nullif(btrim(args ->> 'reason'), ''));
	return desk.unit_outcome(format('{customer:%s} left %s%s', n.customer,
			desk.counter_unit_label(n.unit),
			desk.checkout_words(bill)), n.unit,
		bill || jsonb_build_object('label', n.unit, 'customer',
			format('{customer:%s}', n.customer),
			'customer_id', n.customer, 'checkout', c.id,
			'past_due_minor', owed, 'needs_reason', early));
end
$$;

revoke all on function desk.checkout_row_work(jsonb) from public;

reset role;
