-- SPDX-License-Identifier: GPL-3.0-or-later
-- Locks what is about to be claimed: lanes are made when missing, locked in
-- id order, and modified once in a transaction, so that a writer with an old
-- snapshot gets 40001 instead of a double booking (database.md 3).
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
declare
	lanes integer[];
begin
	insert into desk.lane (system, kind, key)
	select 'club', w.kind, w.key
	from (select 'resource' as kind, r::text as key
		from unnest(resources) r where r is not null
		union
		select 'member', p from unnest(people) p
		where p is not null) w
	where not exists (
		select from desk.lane l
		where l.system = 'club' and l.kind = w.kind
		  and l.key = w.key)
	order by w.kind, w.key
	on conflict do nothing;

	select array_agg(l.id) into lanes
	from desk.lane l
	where l.system = 'club'
	  and ((l.kind = 'resource' and l.key = any (resources::text[]))
		or (l.kind = 'member' and l.key = any (people)));

	perform from desk.lane l
	where l.id = any (lanes)
	order by l.id
	for no key update;

	update desk.lane l set xid = pg_current_xact_id()
	where l.id = any (lanes) and l.xid <> pg_current_xact_id();
end
$$;

revoke all on function desk.lanes_lock(integer[], text[]) from public;

reset role;
