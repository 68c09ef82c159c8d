-- SPDX-License-Identifier: GPL-3.0-or-later
-- Why a checkout is in no state for an action, or null when it is.

set role desk_owner;

create or replace function desk.checkout_bar(checkout text, action text)
returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	c counter.checkout_requests;
	said text;
begin
	select x.* into c
	from counter.checkout_requests x
	where x.id = desk.counter_uuid(checkout);
	if not found then
		return desk.lane_barred('missing', 'There is no such checkout');
	elsif c.status not in ('SUBMITTED', 'CLAIMED') then
		return desk.lane_barred('state', format('The checkout of %s is '
			'over', desk.checkout_who(c)));
	end if;
	perform desk.checkout_claim_check(c);
	if action = 'checkout_release' and (c.status <> 'CLAIMED'
		or c.claim_expires_at <= desk.clock()) then
		return desk.lane_barred('state',
			'Nobody has that checkout in hand');
	end if;
	return null;
exception when sqlstate 'OD001' then
	get stacked diagnostics said = pg_exception_detail;
	return said::jsonb;
end
$$;

revoke all on function desk.checkout_bar(text, text) from public;

reset role;
