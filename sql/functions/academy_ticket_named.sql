-- SPDX-License-Identifier: GPL-3.0-or-later
-- A ticket names no more children than it has places (document 001: "Supports
-- multiple children per purchase").

set role desk_owner;

create or replace function desk.academy_ticket_named() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	place record;
begin
	if tg_table_name = 'ticket' then
		if tg_op = 'DELETE' then
			delete from desk.academy_load l
			where l.kind = 'ticket' and l.key = old.id;
		else
			update desk.academy_load l set capacity = new.capacity
			where l.kind = 'ticket' and l.key = new.id;
		end if;
		return null;
	end if;

	for place in
		select t.id, t.capacity, sum(x.heads)::integer as heads
		from (values
			(case when tg_op <> 'INSERT' then old.ticket_id end,
				-1),
			(case when tg_op <> 'DELETE' then new.ticket_id end,
				1)) x (ticket_id, heads)
		join academy.ticket t on t.id = x.ticket_id
		group by t.id
		having sum(x.heads) <> 0
		order by t.id
	loop
		perform desk.academy_load_add('ticket', place.id, place.heads,
			place.capacity);
	end loop;
	return null;
end
$$;

drop trigger if exists named on academy.user_ticket;
create trigger named after insert or delete or update of ticket_id
	on academy.user_ticket
	for each row execute function desk.academy_ticket_named();

drop trigger if exists named on academy.ticket;
create trigger named after update of capacity on academy.ticket
	for each row when (old.capacity <> new.capacity)
	execute function desk.academy_ticket_named();
drop trigger if exists gone on academy.ticket;
create trigger gone after delete on academy.ticket
	for each row execute function desk.academy_ticket_named();

revoke all on function desk.academy_ticket_named() from public;

reset role;
