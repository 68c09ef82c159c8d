-- SPDX-License-Identifier: GPL-3.0-or-later
-- The free slots nearest to a wanted one: of the same length, on resources of
-- the same kind, also free for the people, at most one from each gap; the
-- wanted resource first among equals.  The wanted day is searched first, then
-- day by day as far as members may book.

set role desk_owner;

create or replace function desk.free_slots(resource integer, wanted timestamp,
	minutes integer, people text[], claim bigint, most integer)
returns table (resource_id integer, starts timestamp, ends timestamp)
language plpgsql
as $$
#variable_conflict use_variable
declare
	now timestamp := desk.local_now('club');
	day date := wanted::date;
	left_over integer := most;
	found_here integer;
begin
	for i in 0 .. desk.setting_int('club', 'booking_window_days') loop
		return query
		select s.resource_id, s.starts,
			s.starts + make_interval(mins => minutes)
		from desk.free_gaps(resource, day + i, people, claim, now) g,
			lateral (select g.resource_id,
				least(greatest(wanted, g.opens),
				date_bin('5 minutes', g.closes
					- make_interval(mins => minutes),
					g.closes::date)) as starts) s
		where s.starts >= g.opens
		  and s.starts + make_interval(mins => minutes) <= g.closes
		  -- where it is already is no answer
		  and not exists (select from club.booking_requests b
			where b.id = claim and b.resource_id = s.resource_id
			  and b.request_date + b.start_time = s.starts
			  and b.duration_minutes = minutes)
		order by abs(extract(epoch from s.starts - wanted)),
			s.resource_id <> resource, s.resource_id
		limit left_over;
		get diagnostics found_here = row_count;
		left_over := left_over - found_here;
		exit when left_over <= 0;
	end loop;
end
$$;

revoke all on function desk.free_slots(integer, timestamp, integer, text[],
	bigint, integer) from public;

reset role;
