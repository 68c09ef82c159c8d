-- SPDX-License-Identifier: GPL-3.0-or-later
-- Locks the club's lanes that are about to be claimed (desk.lanes_hold).
--
-- Order for every writer: rows of its own booking first (desk.booking_hold),
-- then lanes.  Nobody asks for a booking's row while holding lanes, so that
-- the club's own application, whose triggers come here with its rows locked,
-- cannot meet a desk function in a circle.

set role desk_owner;

create or replace function desk.lanes_lock(resources integer[], people text[])
returns void
language plpgsql
as $$
begin
	perform desk.lanes_hold('club', array_agg(w.kind), array_agg(w.key))
	from (select 'resource' as kind, r::text as key
		from unnest(resources) r where r is not null
		union
		select 'member', p from unnest(people) p
		where p is not null) w;
end
$$;

revoke all on function desk.lanes_lock(integer[], text[]) from public;

reset role;
