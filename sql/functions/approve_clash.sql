-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses to approve what something has come over since it was asked for.  A
-- move is judged on the time it adds; an approval takes all of it.

set role desk_owner;

create or replace function desk.approve_clash(booking integer,
	resource integer, during tsrange, people text[]) returns void
language plpgsql
as $$
declare
	rival desk.occupancy;
	holder jsonb;
begin
	select r.* into rival
	from desk.lane l,
		lateral desk.occupancy_clash(l.id, tsmultirange(during),
			booking) r
	where l.system = 'club'
	  and ((l.kind = 'resource' and l.key = resource::text)
		or (l.kind = 'member' and l.key = any (people)))
	  and r.claim is not null
	order by l.kind desc, l.id
	limit 1;
	if found then
		holder := desk.clash_holder(rival);
		perform desk.refuse('clash', desk.clash_sentence(holder), null,
			jsonb_build_object('holder', holder, 'free',
				desk.free_priced(booking, resource, during,
					people, desk.booking_ask(booking))));
	end if;
end
$$;

revoke all on function desk.approve_clash(integer, integer, tsrange, text[])
	from public;

reset role;
