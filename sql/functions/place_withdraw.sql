-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes an offer back that should not have been made: they keep their place and
-- their turn, since the one who is offered a room next is who was offered one
-- least recently (domain.md 1.6).  The caller has locked the place.

set role desk_owner;

create or replace function desk.place_withdraw(args jsonb, place uuid)
returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	before timestamptz;
begin
	select (a.old_value ->> 'last_offered')::timestamptz into before
	from counter.audit_log a
	where a.entity_type = 'waitlist' and a.entity_id = place
	  and a.action = 'WAITLIST_OFFERED'
	order by a.created_at desc, a.ctid desc
	limit 1;
	update counter.waitlist w
	set status = 'ACTIVE', room_id = null, offer_expires_at = null,
		last_offered_at = before, offer_attempts = w.offer_attempts - 1
	where w.id = place and w.status = 'OFFERED';
	perform desk.counter_audit(args || jsonb_build_object('console_action',
			'place_withdraw'), 'STATUS_CHANGE', 'waitlist', place,
		'{"status": "OFFERED"}', '{"status": "ACTIVE"}');
end
$$;

revoke all on function desk.place_withdraw(jsonb, uuid) from public;

reset role;
