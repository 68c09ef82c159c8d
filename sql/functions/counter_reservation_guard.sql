-- SPDX-License-Identifier: GPL-3.0-or-later
-- A unit is reserved for whoever a lane or an offer stands for, and only one
-- that is free; what has run out is closed first, under the unit's lock
-- (database.md 3).

set role desk_owner;

create or replace function desk.counter_reservation_guard() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	customer uuid;
begin
	select coalesce(s.customer_id, v.customer_id) into customer
	from (select new.lane_session_id, new.waitlist_id) n
	left join counter.lane_sessions s on s.id = n.lane_session_id
	left join counter.waitlist w on w.id = n.waitlist_id
	left join counter.visits v on v.id = w.visit_id;
	perform desk.counter_unit_free(new.resource_type::text,
		new.resource_id, customer);
	return new;
end
$$;

drop trigger if exists b_guard on counter.inventory_reservations;
create trigger b_guard before insert on counter.inventory_reservations
	for each row when (new.released_at is null)
	execute function desk.counter_reservation_guard();

revoke all on function desk.counter_reservation_guard() from public;

reset role;
