-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a lane's rental costs now (domain.md 1.5), as desk.counter_quote()
-- makes it.  A price that is missing or negative is refused, not read as
-- nothing.

set role desk_owner;

create or replace function desk.lane_quote(n desk.lane_at) returns jsonb
language plpgsql volatile
as $$
declare
	quote constant jsonb := desk.counter_quote(
		n.rental::counter.rental_type, desk.clock(), n.dob, n.card,
		n.valid_until, n.choice,
		case n.mode when 'RENEWAL' then n.hours end);
begin
	if ((quote ->> 'rentalFee')::numeric >= 0) is not true then
		perform desk.refuse('missing', format('There is no price for '
			'%s: a manager sets it', n.rental),
			desk.who_can('manager'));
	elsif ((quote ->> 'membershipFee')::numeric >= 0) is not true then
		perform desk.refuse('missing', 'There is no price for the '
			'membership: a manager sets it',
			desk.who_can('manager'));
	end if;
	return quote;
end
$$;

revoke all on function desk.lane_quote(desk.lane_at) from public;

reset role;
