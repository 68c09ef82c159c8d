-- SPDX-License-Identifier: GPL-3.0-or-later
-- The third line of a unit's peek: what its guest waits for, that they want to
-- leave, and what there is of such rooms while somebody waits for one.

set role desk_owner;

create or replace function desk.counter_unit_waits(kind text, tier text,
	visit uuid, block uuid) returns text
language plpgsql volatile
as $$
declare
	now constant timestamptz := desk.clock();
	there constant text := case when kind = 'room' then (
		select tier || ': ' || s.words
		from desk.counter_supply(tier, null, null, null) s
		where s.waiting > 0) end;
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
		there), '');
end
$$;

revoke all on function desk.counter_unit_waits(text, text, uuid, uuid)
	from public;

reset role;
