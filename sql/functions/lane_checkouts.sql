-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who wants to leave, who has it in hand until when, and what lateness costs by
-- now. A claim that has run out is nobody's.

set role desk_owner;

create or replace function desk.lane_checkouts()
returns table (checkout uuid, version text, unit text, customer uuid,
	customer_name text, asked_at timestamp, claimed_by text, mine boolean,
	claim_until timestamp, late_minutes integer, fee_minor integer)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
	me constant desk.staff := desk.actor();
	now constant timestamptz := desk.clock();
	zone constant text := desk.setting_text('counter', 'zone');
begin
	return query
	select c.id, c.version, c.unit, c.customer_id,
		desk.listing_name(p.name), c.created_at at time zone zone,
		s.name::text, coalesce(s.id = me.counter_staff_id, false),
		case when s.id is not null then c.claim_expires_at end
			at time zone zone,
		desk.counter_late_minutes(c.ends_at, now),
		desk.counter_fee_now(c.block_id, c.ends_at, now)
	from desk.counter_checkouts c
	join counter.customers p on p.id = c.customer_id
	left join counter.staff s on s.id = c.claimed_by_staff_id
		and c.claim_expires_at > now
	order by c.created_at, c.id;
end
$$;

revoke all on function desk.lane_checkouts() from public;
grant execute on function desk.lane_checkouts()
	to desk_frontdesk, desk_manager, desk_support;

reset role;
