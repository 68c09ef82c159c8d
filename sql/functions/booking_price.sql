-- SPDX-License-Identifier: GPL-3.0-or-later
-- The price of a booking that does not stand so yet: a new one, or one being
-- moved (`exclude_booking`, whose own minutes are not its earlier ones and
-- whose id decides between equal starts).  Without a member the owner buys a
-- day pass.  The rules are those of desk.head_rule, as for a booking that
-- stands.

set role desk_owner;

create or replace function desk.booking_price(resource integer,
	starts timestamp, minutes integer, member text, declared integer,
	companions jsonb, exclude_booking integer) returns jsonb
language plpgsql stable
set plan_cache_mode = 'force_generic_plan'
as $$
#variable_conflict use_variable
declare
	now timestamp := desk.local_now('club');
	members text[] := array(select c.user_id
		from desk.companion_heads(companions) c) || member;
	prices desk.charges;
	result jsonb;
begin
	select c.* into prices from desk.charges c;
	with place as (
		select case when r.type = 'conference_room' then r.type::text
			else 'simulator' end as kind
		from club.resources r
		where r.id = booking_price.resource
	), heads as (
		select 0 as ord, 'owner' as role, member as user_id,
			coalesce(u.name, b.user_name,
				desk.address_shown(b.user_email),
				'Non-member')::text as name,
			null::text as email, false as passed,
			coalesce(b.is_unmatched, false) as unmatched
		from (select) one
		left join club.users u on u.id = member
		left join club.booking_requests b on b.id = exclude_booking
		union all
		select c.ord, c.role, c.user_id, c.name, c.email, c.passed,
			false
		from desk.companion_heads(companions) c
	), used as (
		select p.user_id, sum(p.minutes)::integer as minutes
		from desk.play(array[starts::date], members, now) p
		where p.kind = (select x.kind from place x)
		  and p.booking_id is distinct from exclude_booking
		  and (p.starts, p.booking_id)
			< (starts, coalesce(exclude_booking, 2147483647))
		group by p.user_id
	), ruled as (
		select h.ord, h.name, h.role, s.standing, t.status, m.*,
			coalesce(used.minutes, 0) as before,
			host.guest_fee_minor, desk.head_rule(place.kind,
				h.role, s.standing, h.passed, m.allowed)
				as rule
		from heads h
		cross join place
		left join desk.member_terms t on t.user_id = h.user_id
		left join desk.member_terms host on host.user_id = member
		left join used on used.user_id = h.user_id,
			lateral (select case
				when h.unmatched and member is null
					then 'unknown'
				when t.user_id is not null then t.standing
				when h.role = 'owner' then 'visitor'
				else 'guest' end as standing) s,
			lateral (select case place.kind
				when 'conference_room' then t.conf_minutes
				else t.sim_minutes end as allowed,
				desk.play_share(place.kind,
					booking_price.minutes, declared,
					(select count(*)::integer
						from heads)) as share) m
	), priced as (
		select h.ord, h.name, h.role, desk.head_fee(h.rule, h.allowed,
				h.share, h.before, h.guest_fee_minor, prices)
				as minor,
			desk.head_why(h.rule, h.standing, h.status, h.name,
				h.allowed, h.share, h.before) as why
		from ruled h
	)
	select jsonb_build_object(
		'price_minor', coalesce(sum(p.minor), 0),
		'fees', coalesce(jsonb_agg(jsonb_build_object(
			'name', desk.verbatim(desk.listing_name(p.name)),
			'role', p.role,
			'minor', p.minor, 'why', p.why) order by p.ord), '[]'))
	into result
	from priced p;
	return result;
end
$$;

revoke all on function desk.booking_price(integer, timestamp, integer, text,
	integer, jsonb, integer) from public;

reset role;
