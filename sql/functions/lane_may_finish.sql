-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses to take a lane's money when the check-in could not be completed now:
-- the customer is banned, the renewal's time is over, what they wait for could
-- not be given, there is no unit, or no agreement to sign.

set role desk_owner;

create or replace function desk.lane_may_finish(lane text) returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	n desk.lane_at;
begin
	select x.* into strict n from desk.lane_at x where x.lane = lane;
	perform desk.counter_banned(n.customer);
	if n.mode = 'RENEWAL' and n.visit is null then
		perform desk.refuse('state', 'The visit has ended: there is '
			'nothing to renew');
	elsif n.mode = 'RENEWAL' then
		perform desk.counter_may_renew(n.visit, n.hours);
	end if;
	if n.wanted is not null and n.payment is distinct from 'PAID' then
		perform desk.lane_wanted_check(n.wanted, n.rental, n);
	end if;
	if not exists (select from counter.agreements a where a.active) then
		perform desk.refuse('missing', 'There is no active agreement '
			'to sign: a manager activates one',
			desk.who_can('manager'));
	end if;
	perform desk.lane_unit_hold(lane);
end
$$;

revoke all on function desk.lane_may_finish(text) from public;

reset role;
