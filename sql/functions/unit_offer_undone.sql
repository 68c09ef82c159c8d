-- SPDX-License-Identifier: GPL-3.0-or-later
-- A unit whose last change is undone: the offer that it led to is taken back
-- with it, as nobody else has touched it since.  Returns the unit as it is then.

set role desk_owner;

create or replace function desk.unit_offer_undone(args jsonb,
	n desk.counter_unit_now) returns desk.counter_unit_now
language plpgsql
as $$
declare
	after desk.counter_unit_now := n;
begin
	if n.offer_expires_at > desk.clock() then
		perform desk.place_withdraw(args, n.place);
		select x.* into after
		from desk.counter_unit_now x where x.id = n.id;
	end if;
	return after;
end
$$;

revoke all on function desk.unit_offer_undone(jsonb, desk.counter_unit_now)
	from public;

reset role;
