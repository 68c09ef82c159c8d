-- SPDX-License-Identifier: GPL-3.0-or-later
-- A completed refund (domain.md 4): the ticket is REFUNDED and gives its
-- places back, the children's tickets name the refund, and their
-- registrations end, unless another ticket of the event stands for the child.

set role desk_owner;

create or replace function desk.academy_refund_done() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	update academy.ticket t set status = 'REFUNDED'
	where t.id = new.ticket_id;
	update academy.user_ticket u set refund_id = new.id
	where u.ticket_id = new.ticket_id;

	update academy.event_registration r set status = 'CANCELED'
	from academy.ticket t
	where t.id = new.ticket_id
	  and r.event_id = t.event_id
	  and r.status <> 'CANCELED'
	  and (r.child_id = t.child_id or exists (
		select from academy.user_ticket u
		where u.ticket_id = t.id and u.child_id = r.child_id))
	  and not exists (
		select from academy.ticket o
		left join academy.user_ticket u on u.ticket_id = o.id
		where o.event_id = t.event_id and o.status = 'ACTIVE'
		  and (o.child_id = r.child_id or u.child_id = r.child_id));
	return null;
end
$$;

drop trigger if exists done on academy.refund;
create trigger done after update of status on academy.refund
	for each row when (old.status <> 'COMPLETED'
		and new.status = 'COMPLETED')
	execute function desk.academy_refund_done();

revoke all on function desk.academy_refund_done() from public;

reset role;
