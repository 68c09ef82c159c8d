-- SPDX-License-Identifier: GPL-3.0-or-later
-- What bookings cost, head by head, and what is still owed (domain.md 2.4).
--
-- A fee that is settled stays what it was.  One that is not depends on the
-- member's earlier bookings of that day, so it is computed here, up to the
-- check-in; from then on it is what the check-in found (cached_fee_cents),
-- unless `live` asks anew.  A booking that was called off costs nothing.

set role desk_owner;

create or replace function desk.booking_fees(bookings integer[],
	live boolean default false)
returns table (booking_id integer, ord integer, participant_id integer,
	role text, user_id text, name text, email text, tier text,
	minutes integer, used integer, allowed integer, minor integer,
	why text, payment_status text, used_pass boolean, owed integer)
language plpgsql stable
set plan_cache_mode = 'force_generic_plan'
as $$
#variable_conflict use_column
declare
	now timestamp := desk.local_now('club');
	days date[] := array(select distinct b.request_date
		from club.booking_requests b where b.id = any (bookings));
	-- of a few bookings only their own people's day is looked at
	members text[] := case when cardinality(bookings) <= 8 then array(
		select h.user_id
		from unnest(bookings) i (id),
			lateral (select x.user_id from desk.bare_head x
				where x.booking_id = i.id offset 0) h
		where h.user_id is not null) end;
	prices desk.charges;
begin
	select c.* into prices from desk.charges c;
	return query
	with ran as materialized (
		select p.booking_id, p.user_id, coalesce(sum(p.minutes) over (
			partition by p.user_id, p.day, p.kind
			order by p.starts, p.booking_id
			rows between unbounded preceding and 1 preceding),
			0)::integer as used
		from desk.play(days, members, now) p
	), heads as (
		select b.id as booking, h.*, b.is_unmatched, k.kind,
			s.status in ('cancelled', 'declined', 'expired',
				'cancellation_pending') as off,
			s.status in ('checked_in', 'attended', 'no_show')
				and not live as fixed,
			desk.play_share(k.kind, b.duration_minutes,
				b.declared_player_count,
				count(*) over (partition by b.id)::integer)
				as share,
			row_number() over (partition by b.id
				order by h.role <> 'owner', h.participant_id,
				h.name)::integer as place
		from club.booking_requests b
		-- offset 0: one look for each booking, whatever the planner
		-- believes about the tables
		cross join lateral (select x.* from desk.head x
			where x.booking_id = b.id offset 0) h
		left join club.resources r on r.id = b.resource_id,
			lateral (select case when r.type = 'conference_room'
				then r.type::text else 'simulator' end
				as kind) k,
			lateral (select desk.effective_status(b.status,
				b.request_date + b.start_time, now)
				as status) s
		where b.id = any (bookings)
	), known as (
		select h.*, t.tier::text, t.status, coalesce(ran.used, 0)
				as used,
			case when h.role = 'owner' and h.is_unmatched
					then 'unknown'
				when t.user_id is not null then t.standing
				when h.role = 'owner' then 'visitor'
				when h.email is not null and exists (
					select from desk.member_terms w
					where lower(w.email) = lower(h.email)
					  and w.standing <> 'lapsed')
					then 'twin'
				else 'guest' end as standing,
			case h.kind when 'conference_room' then t.conf_minutes
				else t.sim_minutes end as allowed,
			-- the owner's tier sets what their guests cost
			max(t.guest_fee_minor) filter (where h.role = 'owner')
				over (partition by h.booking) as guest_fee
		from heads h
		left join desk.member_terms t on t.user_id = h.user_id
		left join ran on ran.booking_id = h.booking
			and ran.user_id = h.user_id
	)
	select h.booking, h.place, h.participant_id, h.role, h.user_id,
		h.name, h.email, h.tier,
		case when h.role <> 'owner' and (h.user_id is null
			or h.kind = 'conference_room') then 0
			else h.share end,
		h.used, h.allowed, c.minor,
		case when c.kept and c.minor <> f.minor then 'as charged'
			when h.off then 'called off' else f.why end,
		h.payment_status, h.used_pass,
		case when h.payment_status = 'pending' and not h.off
			then c.minor else 0 end
	from known h,
		lateral desk.head_fee(h.kind, h.role, h.standing, h.status,
			h.name, h.allowed, h.share, h.used, h.used_pass,
			h.guest_fee, prices) f,
		lateral (select case when h.payment_status <> 'pending'
				or h.fixed and h.participant_id is not null
				then h.cached_minor
			when h.off then 0
			else f.minor end as minor,
			h.payment_status <> 'pending' or h.fixed as kept) c
	order by h.booking, h.place;
end
$$;

revoke all on function desk.booking_fees(integer[], boolean) from public;

reset role;
