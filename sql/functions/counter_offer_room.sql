-- SPDX-License-Identifier: GPL-3.0-or-later
-- A room that turns clean is offered to whoever waits for it, in the same
-- transaction and whoever cleans it (domain.md 1.6).  It is judged when that
-- transaction ends: what was clean in passing only, in a swap, stays with whom
-- it was for.

set role desk_owner;

create or replace function desk.counter_offer_room() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	perform desk.counter_offer_next(new.id);
	return null;
end
$$;

drop trigger if exists rooms_offer on counter.rooms;
create constraint trigger rooms_offer after update of status on counter.rooms
	deferrable initially deferred
	for each row when (new.status = 'CLEAN' and old.status <> 'CLEAN')
	execute function desk.counter_offer_room();

-- For those who want to know at once whom it went to.
create or replace function desk.counter_offers_now() returns void
language plpgsql
as $$
begin
	set constraints counter.rooms_offer immediate;
	set constraints counter.rooms_offer deferred;
end
$$;

revoke all on function desk.counter_offer_room() from public;
revoke all on function desk.counter_offers_now() from public;

reset role;
