-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a desk leaves open at the end of a shift (product.md F3): customers who are
-- half-way at a lane, with who began and when; checkouts that it has claimed,
-- offers that it made, rooms that it has begun to clean, and money of lanes that
-- were reset.  A lane is a desk's when a step of it was made there, whoever made
-- the last one (the customer at the kiosk, another desk), and when whoever hands
-- over has begun it; one that no desk is on record for is everybody's.

set role desk_owner;

create or replace function desk.lane_handover(of_desk text)
returns table (kind text, words text, at timestamp)
language plpgsql security definer
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
	me constant uuid := (desk.actor()).counter_staff_id;
	here constant text := coalesce(of_desk, desk.actor_desk());
	mine constant boolean := here is not distinct from desk.actor_desk();
begin
	return query
	with open as (
		select 1 as rank, 'lane' as kind, 'lane_session' as entity,
			l.session as id, mine and l.staff_id = me as own,
			desk.counter_local(l.created_at) as begun,
			format('lane %s: %s, begun %s%s; next: %s', l.lane,
				desk.listing_name(l.name),
				desk.counter_clock(l.created_at),
				' by ' || desk.counter_staff_name(l.staff_id),
				desk.lane_next_words(l.next_action, l)) as words
		from desk.lane_at l where l.customer is not null
		union all
		select 2, 'checkout', 'checkout_request', c.id, false, null, format(
			'%s wants out of %s, claimed until %s',
			desk.listing_name(y.name), lower(
			desk.counter_unit_label(c.unit)),
			desk.counter_clock(c.claim_expires_at))
		from desk.counter_checkouts c
		join counter.customers y on y.id = c.customer_id
		where c.status = 'CLAIMED' and c.claim_expires_at > now
		union all
		select 3, 'offer', 'waitlist', p.id, false, null, format(
			'room %s is offered to %s until %s', r.number,
			desk.listing_name(y.name), desk.counter_clock(p.until))
		from desk.counter_places(now) p
		join counter.rooms r on r.id = p.room_id
		join counter.customers y on y.id = p.customer_id
		union all
		select 4, 'cleaning', 'room', r.id, false, null, format(
			'room %s is being cleaned since %s', r.number,
			desk.counter_clock(r.last_status_change))
		from counter.rooms r where r.status = 'CLEANING'
		union all
		select 5, 'refund', 'lane_session', s.id, false, null, format(
			'lane %s was reset: %s paid is to be refunded',
			s.lane_id, desk.money((p.amount * 100)::bigint))
		from counter.payment_intents p
		join counter.lane_sessions s on s.id = p.lane_session_id
		where p.status = 'PAID' and s.status = 'COMPLETED'
		  and s.customer_id is null
		  and p.paid_at > now - interval '1 day'
	)
	select o.kind, o.words, coalesce(l.at, o.begun) as told_at
	from open o
	left join lateral desk.counter_last(o.entity, o.id) l on true
	left join lateral (select count(*) as anywhere, count(*) filter (
			where a.metadata ->> 'desk' = here) as at_this
		from counter.audit_log a
		where o.kind = 'lane' and a.entity_type = o.entity
		  and a.entity_id = o.id
		  and a.metadata ->> 'desk' is not null) d on true
	where case o.kind when 'lane'
		then o.own or d.at_this > 0 or d.anywhere = 0
		else l.desk is not distinct from here and l.at is not null end
	order by o.rank, told_at, o.id;
end
$$;

revoke all on function desk.lane_handover(text) from public;
grant execute on function desk.lane_handover(text)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
