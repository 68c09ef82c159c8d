-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.checkout_release: the claim ends now instead of later.

set role desk_owner;

create or replace function desk.checkout_release_work(args jsonb)
returns jsonb
language plpgsql
as $$
declare
	c counter.checkout_requests := desk.checkout_current(args);
	now timestamptz := desk.clock();
begin
	if c.status <> 'CLAIMED' or c.claim_expires_at <= now then
		perform desk.refuse('state', 'Nobody has that checkout in '
			'hand');
	end if;
	-- a claim has some length, however short
	update counter.checkout_requests x
	set claim_expires_at = now,
		claimed_at = least(x.claimed_at, now - interval '1 ms')
	where x.id = c.id;
	perform desk.counter_audit(args, 'UPDATE', 'checkout_request', c.id,
		null, '{"claim": "released"}');
	return desk.checkout_outcome(format('The checkout of %s is anybody''s',
			desk.checkout_who(c)), c.id, '{}',
		jsonb_build_object('action', 'checkout_claim', 'args',
			jsonb_build_object('checkout', c.id)));
end
$$;

revoke all on function desk.checkout_release_work(jsonb) from public;

reset role;
