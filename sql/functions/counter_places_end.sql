-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes it so that who has left, or whose stay is over, waits no longer for a
-- tier (domain.md 1.6: EXPIRED).  Nobody needs this to be right: whoever looks
-- sees it by the clock.  A place that somebody is changing at this moment is
-- left to them.

set role desk_owner;

create or replace function desk.counter_places_end(tier counter.rental_type)
returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	now constant timestamptz := desk.clock();
begin
	with over as (
		select w.id, w.status
		from counter.waitlist w
		join counter.visits v on v.id = w.visit_id
		join counter.checkin_blocks b on b.id = w.checkin_block_id
		where w.desired_tier = tier
		  and w.status in ('ACTIVE', 'OFFERED')
		  and (v.ended_at is not null or b.ends_at <= now)
		for no key update of w skip locked
	), ended as (
		update counter.waitlist w set status = 'EXPIRED'
		from over o where w.id = o.id
		returning w.id, o.status
	)
	insert into counter.audit_log (user_id, action, entity_type,
		entity_id, old_value, new_value, created_at)
	select 'system', 'STATUS_CHANGE', 'waitlist', e.id,
		jsonb_build_object('status', e.status),
		'{"status": "EXPIRED"}', now
	from ended e;
end
$$;

revoke all on function desk.counter_places_end(counter.rental_type)
	from public;

reset role;
