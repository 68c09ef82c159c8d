-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes it so that offers of a tier that have run out are places again (domain.md
-- 1.6); their rooms go to who is next when the transaction ends.  Nobody needs
-- this to be right: whoever looks sees it by the clock.  A place that somebody
-- is changing at this moment is left to them.

set role desk_owner;

create or replace function desk.counter_offers_lapse(tier counter.rental_type,
	but_not uuid default null) returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	now constant timestamptz := desk.clock();
begin
	with over as (
		select w.id
		from counter.waitlist w
		where w.desired_tier = tier and w.status = 'OFFERED'
		  and w.offer_expires_at <= now
		  and w.id is distinct from but_not
		for no key update skip locked
	)
	update counter.waitlist w
	set status = 'ACTIVE', room_id = null, offer_expires_at = null
	from over o where w.id = o.id;
end
$$;

revoke all on function desk.counter_offers_lapse(counter.rental_type, uuid)
	from public;

reset role;
