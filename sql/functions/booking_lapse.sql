-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes a request whose start has passed expired, as actor "system", when it
-- is one; true when it holds nothing any more.  A row that somebody else has
-- locked is left to them: waiting for it with lanes in hand could deadlock.

set role desk_owner;

create or replace function desk.booking_lapse(booking integer)
returns boolean
language plpgsql
as $$
declare
	now timestamp := desk.local_now('club');
	was text;
begin
	select b.status into was
	from club.booking_requests b
	where b.id = booking
	  and b.status in ('pending', 'pending_approval')
	  and b.request_date + b.start_time <= now
	for no key update skip locked;
	if not found then
		return false;
	end if;

	update club.booking_requests b set status = 'expired'
	where b.id = booking;
	insert into club.admin_audit_log (action, resource_type, resource_id,
		actor_type, user_agent, created_at, details)
	values ('expire_booking', 'booking', booking, 'system', 'opsdesk', now,
		jsonb_build_object(
			'before', jsonb_build_object('status', was),
			'after', jsonb_build_object('status', 'expired')));
	return true;
end
$$;

revoke all on function desk.booking_lapse(integer) from public;

reset role;
