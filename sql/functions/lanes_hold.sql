-- SPDX-License-Identifier: GPL-3.0-or-later
-- Locks what is about to be claimed: lanes are made when missing, locked in
-- id order, and modified once in a transaction, so that a writer with an old
-- snapshot gets 40001 instead of a double booking (database.md 3).  kinds and
-- keys belong together, one lane each.

set role desk_owner;

create or replace function desk.lanes_hold(system text, kinds text[],
	keys text[]) returns void
language plpgsql
as $$
declare
	lanes integer[];
begin
	insert into desk.lane (system, kind, key)
	select distinct lanes_hold.system, w.kind, w.key
	from unnest(kinds, keys) w (kind, key)
	where not exists (
		select from desk.lane l
		where l.system = lanes_hold.system and l.kind = w.kind
		  and l.key = w.key)
	order by w.kind, w.key
	on conflict do nothing;

	select array_agg(l.id) into lanes
	from unnest(kinds, keys) w (kind, key)
	join desk.lane l on l.system = lanes_hold.system
		and l.kind = w.kind and l.key = w.key;

	perform from desk.lane l
	where l.id = any (lanes)
	order by l.id
	for no key update;

	update desk.lane l set xid = pg_current_xact_id()
	where l.id = any (lanes) and l.xid <> pg_current_xact_id();
end
$$;

revoke all on function desk.lanes_hold(text, text[], text[]) from public;

reset role;
