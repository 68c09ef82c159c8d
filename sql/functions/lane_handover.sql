-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a desk leaves open at the end of a shift (product.md F3): lanes of which a
-- step was made there, whoever made the last one (the customer at the kiosk,
-- another desk), checkouts that it has claimed, offers that it made,
-- rooms that it has begun to clean, and money of lanes that were reset.

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
	here text;
begin
	perform desk.actor();
	here := coalesce(of_desk, desk.actor_desk());
	return query
	with open as (
		select 1 as rank, 'lane' as kind, 'lane_session' as entity,
			l.session as id, format('lane %s: %s, %s', l.lane,
				desk.listing_name(l.name), desk.lane_next_words(
				l.next_action, l)) as words
		from desk.lane_at l where l.customer is not null
		union all
		select 2, 'checkout', 'checkout_request', c.id, format(
			'%s wants out of %s, claimed until %s',
			desk.listing_name(y.name), lower(
			desk.counter_unit_label(c.unit)),
			desk.counter_clock(c.claim_expires_at))
		from desk.counter_checkouts c
		join counter.customers y on y.id = c.customer_id
		where c.status = 'CLAIMED' and c.claim_expires_at > now
		union all
		select 3, 'offer', 'waitlist', p.id, format(
			'room %s is offered to %s until %s', r.number,
			desk.listing_name(y.name), desk.counter_clock(p.until))
		from desk.counter_places(now) p
		join counter.rooms r on r.id = p.room_id
		join counter.customers y on y.id = p.customer_id
		union all
		select 4, 'cleaning', 'room', r.id, format(
			'room %s is being cleaned since %s', r.number,
			desk.counter_clock(r.last_status_change))
		from counter.rooms r where r.status = 'CLEANING'
		union all
		select 5, 'refund', 'lane_session', s.id, format(
			'lane %s was reset: %s paid is to be refunded',
			s.lane_id, desk.money((p.amount * 100)::bigint))
		from counter.payment_intents p
		join counter.lane_sessions s on s.id = p.lane_session_id
		where p.status = 'PAID' and s.status = 'COMPLETED'
		  and s.customer_id is null
		  and p.paid_at > now - interval '1 day'
	)
	select o.kind, o.words, l.at
	from open o
	cross join lateral desk.counter_last(o.entity, o.id) l
	where l.desk is not distinct from here
	   or o.kind = 'lane' and exists (select from counter.audit_log a
		where a.entity_type = o.entity and a.entity_id = o.id
		  and a.metadata ->> 'desk' = here)
	order by o.rank, l.at, o.id;
end
$$;

revoke all on function desk.lane_handover(text) from public;
grant execute on function desk.lane_handover(text)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
