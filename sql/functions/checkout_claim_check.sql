-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a checkout that somebody else has in hand, until when; a claim that
-- has run out is nobody's.

set role desk_owner;

create or replace function desk.checkout_claim_check(
	c counter.checkout_requests) returns void
language plpgsql
as $$
declare
	holder text := desk.verbatim(desk.counter_staff_name(
		c.claimed_by_staff_id));
	until text := to_char(desk.counter_local(c.claim_expires_at),
		'HH24:MI');
begin
	if c.status = 'CLAIMED' and c.claim_expires_at > desk.clock()
		and c.claimed_by_staff_id is distinct from
			(desk.actor()).counter_staff_id then
		perform desk.refuse('clash', format('%s has this checkout in '
			'hand until %s', holder, until), null,
			jsonb_build_object('holder', holder, 'until', until),
			desk.counter_checkout_version(c.id));
	end if;
end
$$;

revoke all on function desk.checkout_claim_check(counter.checkout_requests)
	from public;

reset role;
