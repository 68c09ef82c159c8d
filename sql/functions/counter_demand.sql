-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many wait for a tier and have no room offered, besides this visit: as
-- many of its free rooms are not for others (domain.md 1.6).  An offer that
-- ran out is a place again, noted or not; who has left waits no longer.

set role desk_owner;

create or replace function desk.counter_demand(tier text, visit uuid)
returns integer
language plpgsql volatile
as $$
#variable_conflict use_variable
declare
	now constant timestamptz := desk.clock();
begin
	return (select count(*)
		from counter.waitlist w
		join counter.visits v on v.id = w.visit_id
			and v.ended_at is null
		join counter.checkin_blocks b on b.id = w.checkin_block_id
			and b.ends_at > now
		where w.desired_tier::text = tier
		  and (w.status = 'ACTIVE' or w.status = 'OFFERED'
			and w.offer_expires_at <= now)
		  and w.visit_id is distinct from visit);
end
$$;

revoke all on function desk.counter_demand(text, uuid) from public;

reset role;
