-- SPDX-License-Identifier: GPL-3.0-or-later
-- The children's own tickets follow the purchase they belong to, and so does
-- what they are called for (document 001, UserTicket).

set role desk_owner;

create or replace function desk.academy_ticket_follow() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	bought academy.ticket;
	kind text;
begin
	if tg_table_name = 'ticket' then
		update academy.user_ticket u
		set status = new.status::text
		where u.ticket_id = new.id;
		return null;
	end if;

	select t.* into bought from academy.ticket t
	where t.id = new.ticket_id
	for share;
	if not found then
		return new; -- the reference's to refuse
	end if;
	select k.id into kind from academy.event_ticket k
	where k.event_id = bought.event_id and k.type = bought.type;
	new.event_ticket_id := coalesce(new.event_ticket_id, kind);
	if new.event_ticket_id <> kind then
		perform desk.refuse('state',
			'The ticket is for another event or of another kind');
	end if;
	new.status := bought.status::text;
	return new;
end
$$;

drop trigger if exists follow on academy.ticket;
create trigger follow after update of status on academy.ticket
	for each row when (old.status <> new.status)
	execute function desk.academy_ticket_follow();

drop trigger if exists follow on academy.user_ticket;
create trigger follow before insert or update of ticket_id, event_ticket_id,
	status on academy.user_ticket
	for each row execute function desk.academy_ticket_follow();

revoke all on function desk.academy_ticket_follow() from public;

reset role;
