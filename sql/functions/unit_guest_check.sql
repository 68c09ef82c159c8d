-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a unit without a guest, one whose guest a lane is busy with, and one
-- whose guest cannot have anything better.

set role desk_owner;

create or replace function desk.unit_guest_check(n desk.counter_unit_now,
	better boolean) returns void
language plpgsql
as $$
begin
	if n.block is null then
		perform desk.refuse('state', format('Nobody is in %s',
			desk.counter_unit_label(n.unit)));
	end if;
	perform desk.unit_lane_check(n);
	if better and n.ends_at <= desk.clock() then
		perform desk.refuse('state', format('The stay of {customer:%s} '
			'is over: renew it first', n.customer));
	elsif better and not exists (select from desk.counter_upgrade u
		where u.from_tier::text = n.rental) then
		perform desk.refuse('limit', format('Nothing is better than %s',
			n.rental));
	end if;
end
$$;

revoke all on function desk.unit_guest_check(desk.counter_unit_now, boolean)
	from public;

reset role;
