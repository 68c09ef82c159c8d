-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a time that somebody else has: on the resource, or in the day of
-- one of the people (domain.md 2.3).  The answer names the holder and the
-- three nearest free slots with their prices.  Only with the lanes held.
--
-- ask: what desk.booking_price wants to know besides the slot.  whole: judge
-- also what the claim holds already, since an approval takes all of it; a
-- move is judged on the time it adds.

set role desk_owner;

create or replace function desk.clash_check(claim bigint, resource integer,
	during tsrange, people text[], ask jsonb, whole boolean default false)
returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	lane record;
	held tsmultirange;
	rival desk.occupancy;
	holder jsonb;
begin
	for lane in
		select l.id
		from desk.lane l
		where l.system = 'club'
		  and ((l.kind = 'resource' and l.key = resource::text)
			or (l.kind = 'member' and l.key = any (people)))
		order by l.kind desc, l.id
	loop
		select coalesce(range_agg(o.during), '{}') into held
		from desk.occupancy o
		where o.claim = claim and o.lane_id = lane.id and not whole;
		rival := desk.occupancy_clash(lane.id,
			tsmultirange(during) - held, claim);
		if rival.claim is not null then
			holder := desk.clash_holder(rival);
			perform desk.refuse('clash',
				desk.clash_sentence(holder), null,
				jsonb_build_object('holder', holder, 'free',
					desk.free_priced(claim, resource,
						during, people, ask)));
		end if;
	end loop;
end
$$;

revoke all on function desk.clash_check(bigint, integer, tsrange, text[],
	jsonb, boolean) from public;

reset role;
