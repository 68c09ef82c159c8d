-- SPDX-License-Identifier: GPL-3.0-or-later
-- A visit that has a better unit now waits no longer for what would be no
-- upgrade from it; what it was offered is the next one's who waits (domain.md
-- 1.6).  `taken` is the place that the caller completes.  Returns what became
-- of it as the end of a sentence, empty when nothing did.

set role desk_owner;

create or replace function desk.place_outgrown(args jsonb, visit uuid,
	rental counter.rental_type, taken uuid default null) returns text
language plpgsql
as $$
#variable_conflict use_variable
declare
	reason constant text := format('Has %s', rental);
	w counter.waitlist;
	next uuid;
begin
	select x.* into w
	from counter.waitlist x
	where x.visit_id = visit and x.status in ('ACTIVE', 'OFFERED')
	  and x.id is distinct from taken
	  and not desk.counter_is_upgrade(rental, x.desired_tier)
	for no key update;
	if not found then
		return '';
	end if;
	update counter.waitlist x
	set status = 'CANCELLED', cancelled_at = desk.clock(),
		cancelled_by_staff_id = desk.counter_actor(desk.actor()),
		cancel_reason = reason
	where x.id = w.id;
	perform desk.counter_audit(args, 'WAITLIST_CANCELLED', 'waitlist', w.id,
		jsonb_build_object('status', w.status),
		'{"status": "CANCELLED"}', reason);
	if w.room_id is not null then
		next := desk.counter_offer_next(w.room_id, w.id);
	end if;
	return format(', off the waitlist for %s%s', w.desired_tier,
		desk.place_next_words(next));
end
$$;

revoke all on function desk.place_outgrown(jsonb, uuid, counter.rental_type,
	uuid) from public;

reset role;
