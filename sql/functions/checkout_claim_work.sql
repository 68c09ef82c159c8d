-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.checkout_claim; one's own claim is made longer.

set role desk_owner;

create or replace function desk.checkout_claim_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	c counter.checkout_requests := desk.checkout_current(args);
	was_mine constant boolean := c.status = 'CLAIMED'
		and c.claim_expires_at > desk.clock();
	until text := to_char(desk.counter_local(desk.checkout_take(args, c)),
		'HH24:MI');
begin
	return desk.checkout_outcome(format('The checkout of %s is yours '
			'until %s', desk.checkout_who(c), until), c.id,
		jsonb_build_object('until', until),
		case when not was_mine then jsonb_build_object('action',
			'checkout_release', 'args', jsonb_build_object(
			'checkout', c.id)) end);
end
$$;

revoke all on function desk.checkout_claim_work(jsonb) from public;

reset role;
