-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes a checkout that is nobody's, or one's own, one's own for the length of
-- a claim from now (domain.md 1.8).

set role desk_owner;

create or replace function desk.checkout_take(args jsonb,
	c counter.checkout_requests) returns timestamptz
language plpgsql
as $$
declare
	now constant timestamptz := desk.clock();
	until constant timestamptz := now + make_interval(mins =>
		desk.setting_int('counter', 'claim_minutes'));
	me constant uuid := desk.counter_actor(desk.actor());
begin
	update counter.checkout_requests x
	set status = 'CLAIMED', claimed_by_staff_id = me, claimed_at = now,
		claim_expires_at = until
	where x.id = c.id;
	if c.status = 'SUBMITTED' or c.claimed_by_staff_id <> me
		or c.claim_expires_at <= now then
		perform desk.counter_audit(args || jsonb_build_object(
				'console_action', 'checkout_claim'),
			'STATUS_CHANGE', 'checkout_request', c.id,
			jsonb_build_object('status', c.status),
			'{"status": "CLAIMED"}');
	end if;
	return until;
end
$$;

revoke all on function desk.checkout_take(jsonb, counter.checkout_requests)
	from public;

reset role;
