-- SPDX-License-Identifier: GPL-3.0-or-later
-- One room or locker from near (wireframes.md 2a, line 10): what it is, who is
-- in it or has it held, what is wrong with it, and what happened to it last.

set role desk_owner;

create or replace function desk.unit_peek(unit text)
returns table (unit_id text, version text, words text, detail1 text,
	detail2 text, last_action text, last_actor text, last_at timestamp)
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
	now constant timestamptz := desk.clock();
	the record;
	n record;
	last record;
begin
	perform desk.actor();
	select * into the from desk.counter_unit_find($1);
	if not found then
		return;
	end if;
	select x.*, h.words as hold, h.until as hold_until,
		desk.counter_late_minutes(x.ends_at, now) as late
	into n
	from desk.counter_unit_now x
	left join lateral desk.counter_unit_hold(x.lane, x.reserved_until,
		x.offered_to, x.offer_expires_at, now) h on true
	where x.kind = the.kind and x.number = the.number;
	select * into last from desk.counter_last(the.kind, the.id);

	return query select n.unit, n.version,
		concat_ws('  ', n.number || ' ' || n.tier,
			desk.counter_unit_state(n.status, n.ends_at, now,
				n.closed_for is not null, n.hold, n.hold_until),
			desk.listing_name(n.customer_name),
			to_char(desk.counter_local(n.started_at), 'HH24:MI-')
				|| to_char(desk.counter_local(n.ends_at),
					'HH24:MI'),
			'late fee ' || desk.money(nullif(
				desk.counter_fee_now(n.block, n.ends_at, now),
				0))),
		desk.counter_unit_detail(n.visit, n.past_due_balance,
			n.closed_for, n.override_reason,
			coalesce(n.closed_since, n.last_status_change)),
		desk.counter_unit_waits(n.kind, n.tier, n.visit, n.block),
		last.words, last.who, last.at;
end
$$;

revoke all on function desk.unit_peek(text) from public;
grant execute on function desk.unit_peek(text)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
