-- SPDX-License-Identifier: GPL-3.0-or-later
-- Rooms and lockers in their physical order, with who is in them until when,
-- what lateness would cost by now (domain.md 1.8), and for whom they are held.
-- Offers and reservations that have run out hold nothing. changes_at is when a
-- row looks different by time alone: a board that waits for it asks for nothing
-- in between. changed_at is when somebody else changed it, within a minute.

set role desk_owner;

create or replace function desk.lane_units()
returns table (unit text, kind text, number text, place integer, tier text,
	state text, customer uuid, customer_name text, visit uuid, block uuid,
	starts timestamp, ends timestamp, minutes_left integer,
	late_minutes integer, fee_minor integer, ban boolean,
	owed_minor integer, held_for text, held_until timestamp, version text,
	changed_at timestamp, changes_at timestamp)
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
	zone constant text := desk.setting_text('counter', 'zone');
	soon constant interval := make_interval(mins =>
		desk.setting_int('counter', 'soon_minutes'));
	-- moments around the end of a stay
	steps constant interval[] := array(
		select make_interval(mins => y.from_minutes)
		from desk.counter_lateness y) || -soon || interval '0';
begin
	perform desk.actor();
	return query
	select u.unit, u.kind, u.number,
		row_number() over (order by u.kind desc,
			length(u.number), u.number)::integer,
		u.tier,
		desk.counter_unit_letter(u.status, u.ends_at,
			h.words is not null, u.closed_since is not null, now,
			now + soon),
		u.customer, desk.listing_name(u.customer_name), u.visit,
		u.block, u.started_at at time zone zone,
		u.ends_at at time zone zone,
		case when u.ends_at is not null then greatest(floor(extract(
			epoch from u.ends_at - now) / 60), 0)::integer end,
		l.minutes, case when l.minutes > 0 then coalesce(f.minor, 0)
			else 0 end,
		coalesce(f.ban_days > 0, false),
		(u.past_due_balance * 100)::integer, h.words,
		h.until at time zone zone, u.version,
		case when u.last_status_change > now - interval '1 minute'
			and not exists (select from counter.audit_log a
				where a.entity_type = u.kind
				  and a.entity_id = u.id
				  and a.created_at >= u.last_status_change
				  and a.user_id = session_user)
			then u.last_status_change at time zone zone end,
		least(
			case when u.ends_at is not null then (
				select min(u.ends_at + s) from unnest(steps) s
				where u.ends_at + s > now) end,
			case when h.until > now then h.until end)
			at time zone zone
	from desk.counter_unit_now u
	cross join lateral (select greatest(floor(extract(epoch
		from now - u.ends_at) / 60), 0)::integer as minutes) l
	left join lateral (select y.minor, y.ban_days
		from desk.counter_lateness y
		where l.minutes > 0 and y.from_minutes <= l.minutes
		  and not exists (select from counter.charges g
			where g.checkin_block_id = u.block
			  and g.type = 'LATE_FEE')
		order by y.from_minutes desc
		limit 1) f on true
	left join lateral desk.counter_unit_hold(u.lane, u.reserved_until,
		u.offered_to, u.offer_expires_at, now) h on true;
end
$$;

revoke all on function desk.lane_units() from public;
grant execute on function desk.lane_units()
	to desk_frontdesk, desk_manager, desk_support;

reset role;
