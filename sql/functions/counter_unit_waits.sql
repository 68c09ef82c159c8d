-- SPDX-License-Identifier: GPL-3.0-or-later
-- The third line of a unit's peek: what its guest waits for, that they want to
-- leave, and how many wait for such a room.

set role desk_owner;

create or replace function desk.counter_unit_waits(kind text, tier text,
	visit uuid, block uuid) returns text
language plpgsql stable
as $$
declare
	now constant timestamptz := desk.clock();
begin
	return nullif(concat_ws('; ',
		(select 'wants out since ' || to_char(
				desk.counter_local(c.created_at), 'HH24:MI')
			from counter.checkout_requests c
			where c.occupancy_id = block
			  and c.status in ('SUBMITTED', 'CLAIMED')),
		(select format('waits for %s, place %s', w.tier, w.place)
			from desk.counter_places(now) w
			where w.visit_id = visit),
		(select case count(*) when 1 then '1 waits' else count(*)
				|| ' wait' end || ' for ' || counter_unit_waits.tier
			from desk.counter_places(now) w
			where kind = 'room' and w.state = 'ACTIVE'
			  and w.tier::text = counter_unit_waits.tier
			having count(*) > 0)), '');
end
$$;

revoke all on function desk.counter_unit_waits(text, text, uuid, uuid)
	from public;

reset role;
