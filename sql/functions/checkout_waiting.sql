-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who leaves waits no longer (domain.md 1.6): the system closes their place,
-- and a room that they were offered is the next one's.

set role desk_owner;

create or replace function desk.checkout_waiting(args jsonb, visit uuid)
returns void
language plpgsql
as $$
declare
	w counter.waitlist;
begin
	select x.* into w
	from counter.waitlist x
	where x.visit_id = checkout_waiting.visit
	  and x.status in ('ACTIVE', 'OFFERED');
	if not found then
		return;
	end if;
	update counter.waitlist x
	set status = 'CANCELLED', cancelled_at = desk.clock(),
		cancel_reason = 'CHECKED_OUT'
	where x.id = w.id;
	perform desk.counter_audit(args, 'WAITLIST_CANCELLED', 'waitlist', w.id,
		jsonb_build_object('status', w.status),
		'{"status": "CANCELLED"}', 'CHECKED_OUT');
	if w.room_id is not null then
		perform desk.counter_offer_next(w.room_id, w.id);
	end if;
end
$$;

revoke all on function desk.checkout_waiting(jsonb, uuid) from public;

reset role;
