-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who accepted a unit of another tier goes on waiting with that as their backup,
-- or no longer when what they wait for would be no upgrade from it (domain.md
-- 1.6).

set role desk_owner;

create or replace function desk.lane_wait_on(n desk.lane_at) returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	backup constant counter.rental_type := n.unit_tier;
	waits constant boolean := desk.counter_is_upgrade(backup, n.wanted
		::counter.rental_type);
begin
	update counter.lane_sessions s
	set waitlist_desired_type = case when waits
			then s.waitlist_desired_type end,
		backup_rental_type = case when waits then backup end,
		disclaimers_ack_json = case when waits then
			jsonb_set(s.disclaimers_ack_json, '{backup}',
				to_jsonb(backup)) end
	where s.id = n.session;
end
$$;

revoke all on function desk.lane_wait_on(desk.lane_at) from public;

reset role;
