-- SPDX-License-Identifier: GPL-3.0-or-later
-- A block is bought during a visit, and every one after the first begins where
-- the one before it ends, within an hour of that moment (domain.md 1.4). The
-- visit's row is locked, so that it does not end meanwhile.

set role desk_owner;

create or replace function desk.counter_block_guard() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	visit counter.visits;
	until timestamptz;
begin
	select * into visit
	from counter.visits v where v.id = new.visit_id
	for no key update;
	if not found then
		return new; -- the reference will say so
	end if;
	if visit.ended_at is not null then
		perform desk.refuse('state', 'The visit has ended');
	end if;
	if new.block_type = 'INITIAL' then
		return new;
	end if;

	perform desk.counter_banned(visit.customer_id);
	select max(b.ends_at) into until
	from counter.checkin_blocks b where b.visit_id = new.visit_id;
	if until is distinct from new.starts_at then
		perform desk.refuse('limit', 'A renewal begins where the stay '
			'ends');
	end if;
	perform desk.counter_renewal_window(until);
	return new;
end
$$;

drop trigger if exists b_guard on counter.checkin_blocks;
create trigger b_guard before insert on counter.checkin_blocks
	for each row execute function desk.counter_block_guard();

revoke all on function desk.counter_block_guard() from public;

reset role;
