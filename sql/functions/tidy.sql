-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lets go of what no rule looks at any more: occupancy that ended before
-- yesterday, requests of more than 90 days ago (database.md 2, 3).  What
-- somebody else holds is left for the next time.

set role desk_owner;

create or replace function desk.tidy() returns void
language plpgsql
as $$
declare
	-- asked once, not for every row: only then is there an index for it
	cutoff timestamp := desk.occupancy_cutoff();
	oldest timestamptz := desk.clock() - interval '90 days';
begin
	delete from desk.occupancy o
	where o.ctid = any (array(
		select x.ctid from desk.occupancy x
		where upper(x.during) <= cutoff
		limit 5000
		for update skip locked));
	delete from desk.request r
	where r.ctid = any (array(
		select x.ctid from desk.request x
		where x.at < oldest
		limit 5000
		for update skip locked));
	perform desk.signover_lapse();
	delete from desk.signover s
	where s.id = any (array(
		select x.id from desk.signover x
		where x.asked_at < oldest
		limit 5000
		for update skip locked));
end
$$;

revoke all on function desk.tidy() from public;

reset role;
