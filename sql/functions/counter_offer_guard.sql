-- SPDX-License-Identifier: GPL-3.0-or-later
-- A room is offered to a visit that goes on and waits for its tier, and only
-- one that is free; the offer runs out (domain.md 1.6).

set role desk_owner;

create or replace function desk.counter_offer_guard() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	customer uuid;
	tier text;
begin
	select v.customer_id into customer
	from counter.visits v
	join counter.checkin_blocks b on b.id = new.checkin_block_id
		and b.visit_id = v.id
	where v.id = new.visit_id and v.ended_at is null
	  and b.ends_at > desk.clock();
	if not found then
		perform desk.refuse('state',
			'The stay has ended that an offer was for');
	end if;

	perform desk.counter_unit_free('room', new.room_id, customer);
	select r.type into tier from counter.rooms r where r.id = new.room_id;
	if tier <> new.desired_tier::text then
		perform desk.refuse('limit', format('They wait for %s, the '
			'room is %s', new.desired_tier, tier));
	end if;
	if new.offer_expires_at <= desk.clock() then
		perform desk.refuse('limit', 'An offer runs out later than now');
	end if;
	return new;
end
$$;

drop trigger if exists b_offer on counter.waitlist;
create trigger b_offer before update of status, room_id on counter.waitlist
	for each row when (new.status = 'OFFERED' and (old.status <> 'OFFERED'
		or new.room_id is distinct from old.room_id))
	execute function desk.counter_offer_guard();

revoke all on function desk.counter_offer_guard() from public;

reset role;
