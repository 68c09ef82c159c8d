-- SPDX-License-Identifier: GPL-3.0-or-later
-- An offer that ends, however it ends, holds its room no longer.

set role desk_owner;

create or replace function desk.counter_offer_release() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	update counter.inventory_reservations r
	set released_at = desk.clock(), release_reason = new.status::text
	where r.waitlist_id = new.id and r.released_at is null;
	return null;
end
$$;

drop trigger if exists release on counter.waitlist;
create trigger release after update of status on counter.waitlist
	for each row when (old.status = 'OFFERED' and new.status <> 'OFFERED')
	execute function desk.counter_offer_release();

revoke all on function desk.counter_offer_release() from public;

reset role;
