-- SPDX-License-Identifier: GPL-3.0-or-later
-- A room whose offer has ended without being taken (run out, declined, given up,
-- exchanged for another one) is offered to whoever is next, in the transaction
-- that ends it (domain.md 1.6).  It is judged at the end of that: what was taken
-- by then is not offered.  Who let it go is not asked again: for them the desk
-- is told that the room is free.

set role desk_owner;

create or replace function desk.counter_offer_on() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	perform desk.counter_offer_next(old.room_id, old.id);
	return null;
end
$$;

drop trigger if exists offer_on on counter.waitlist;
create constraint trigger offer_on after update of status, room_id
	on counter.waitlist
	deferrable initially deferred
	for each row when (old.status = 'OFFERED' and old.room_id is not null
		and (new.status in ('ACTIVE', 'CANCELLED', 'EXPIRED')
			or new.room_id is distinct from old.room_id))
	execute function desk.counter_offer_on();

revoke all on function desk.counter_offer_on() from public;

reset role;
