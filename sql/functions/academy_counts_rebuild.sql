-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes academy's counters anew, after rows were loaded with triggers off.
-- Credits are no part of it: which package a session was taken from is written
-- by whoever loads it.  As desk_owner, whose counts desk.kept_column() keeps.

set role desk_owner;

create or replace function desk.academy_counts_rebuild() returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	lock table desk.academy_load in share row exclusive mode;
	update academy.slot l set is_booked = c.taken > 0
	from desk.academy_counts_expected c
	where c.counter = 'slot' and c.key = l.id and c.taken <> c.counted;
	update academy.event_ticket k set total_amount = c.taken
	from desk.academy_counts_expected c
	where c.counter = 'event_ticket' and c.key = k.id
	  and c.taken <> c.counted;

	delete from desk.academy_load;
	insert into desk.academy_load (kind, key, taken, capacity)
	select c.counter, c.key, c.taken,
		coalesce(e.max_participants, t.capacity)
	from desk.academy_counts_expected c
	left join academy.event e on c.counter = 'event' and e.id = c.key
	left join academy.ticket t on c.counter = 'ticket' and t.id = c.key
	where c.counter in ('event', 'ticket') and c.taken > 0;
end
$$;

revoke all on function desk.academy_counts_rebuild() from public;

reset role;
