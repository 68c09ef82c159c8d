-- SPDX-License-Identifier: GPL-3.0-or-later
-- Tickets count what is sold of their kind: "sold+1 where sold<capacity"
-- (domain.md 4) is one UPDATE and the check on event_ticket.  PENDING and
-- ACTIVE ones hold their places, so a checkout cannot be overtaken; a canceled
-- or refunded one gives them back, once.

set role desk_owner;

create or replace function desk.academy_ticket_places() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	was integer := 0;
	holds integer := 0;
	kind academy.event_ticket;
begin
	if tg_op <> 'INSERT' and old.status in ('PENDING', 'ACTIVE') then
		was := old.capacity;
	end if;
	if tg_op <> 'DELETE' and new.status in ('PENDING', 'ACTIVE') then
		holds := new.capacity;
	end if;
	if tg_op = 'UPDATE' and (old.event_id, old.type)
		= (new.event_id, new.type) then
		holds := holds - was;
		was := 0;
	end if;

	if holds > 0 then
		perform desk.academy_event_open(new.event_id);
	end if;
	-- of two kinds, always in the same order
	perform from academy.event_ticket k
	where (was <> 0 and k.event_id = old.event_id and k.type = old.type)
	   or (holds <> 0 and k.event_id = new.event_id and k.type = new.type)
	order by k.id
	for no key update;
	if was <> 0 then
		update academy.event_ticket k
		set total_amount = k.total_amount - was
		where k.event_id = old.event_id and k.type = old.type;
	end if;
	if holds <> 0 then
		update academy.event_ticket k
		set total_amount = k.total_amount + holds
		where k.event_id = new.event_id and k.type = new.type
		returning k.* into kind;
		if holds > 0 and kind.deleted then
			perform desk.refuse('state',
				'That kind of ticket is no longer sold');
		end if;
	end if;
	return null;
end
$$;

drop trigger if exists places on academy.ticket;
create trigger places after insert or delete
	or update of status, capacity, event_id, type on academy.ticket
	for each row execute function desk.academy_ticket_places();

revoke all on function desk.academy_ticket_places() from public;

reset role;
