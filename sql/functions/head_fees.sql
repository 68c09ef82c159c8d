-- SPDX-License-Identifier: GPL-3.0-or-later
-- The heads of bookings with the rule that prices each, the fee by that rule,
-- what is charged and what is owed (domain.md 2.4).  `around`: the bookings and
-- whatever else bears on them (desk.bookings_around).  `only_open`: not of those
-- that owe nothing whatever the prices, as most of a day that is over.
--
-- Only for desk.booking_fees, which says what the columns mean, and
-- desk.bookings_owed: put into their statements by the planner, it reads and
-- carries just the columns that they use.  An "offset 0" works out once what
-- is used more than once, or keeps a look-up by key one.

set role desk_owner;

create or replace function desk.head_fees(bookings integer[],
	around integer[], live boolean, only_open boolean, now timestamp,
	prices desk.charges)
returns table (booking_id integer, participant_id integer, role text,
	user_id text, name text, email text, tier text, membership text,
	standing text, rule text, kind text, share integer, used integer,
	allowed integer, fee integer, minor integer, off boolean,
	fixed boolean, payment_status text, used_pass boolean, owed integer)
language sql stable
as $$
	select h.booking_id, h.participant_id, h.role, h.user_id,
		h.name, h.mail, h.tier, h.membership, s.standing, r.rule,
		h.kind, h.share, h.used, h.allowed, f.fee, m.minor, h.off,
		h.fixed, h.payment_status, h.used_pass,
		case when h.payment_status = 'pending' and not h.off
			then m.minor else 0 end
	from (
		select h.*, t.tier::text, t.status as membership,
			coalesce(t.name, h.called)::text as name,
			coalesce(g.email, h.email)::text as mail,
			case when h.plays and h.user_id is not null
				then h.before else 0 end as used,
			case h.kind when 'conference_room' then t.conf_minutes
				else t.sim_minutes end as allowed,
			t.standing as member,
			-- the owner's tier sets what their guests cost
			max(t.guest_fee_minor) filter (where h.role = 'owner')
				over (partition by h.booking_id) as guest_fee,
			h.status in ('cancelled', 'declined', 'expired',
				'cancellation_pending') as off,
			h.status in ('checked_in', 'attended', 'no_show')
				and not live as fixed
		from (
			select h.*, coalesce(sum(h.share) filter (where h.plays)
				over (partition by h.user_id, h.day, h.kind
					order by h.starts, h.booking_id
					rows between unbounded preceding
					and 1 preceding), 0)::integer as before
			from desk.head_shares(around, now) h) h
		left join lateral (select x.* from desk.member_terms x
			where h.user_id is not null
			  and x.user_id = h.user_id offset 0) t on true
		left join lateral (select x.email from club.guests x
			where h.guest_id is not null
			  and x.id = h.guest_id offset 0) g on true
		where h.booking_id = any (bookings)
		  and (h.open or not only_open)) h,
		lateral (select case
			when h.role = 'owner' and h.is_unmatched
				then 'unknown'
			when h.member is not null then h.member
			when h.role = 'owner' then 'visitor'
			when desk.is_member(h.mail) then 'twin'
			else 'guest' end as standing offset 0) s,
		lateral (select desk.head_rule(h.kind, h.role, s.standing,
			h.used_pass, h.allowed) as rule offset 0) r,
		lateral (select desk.head_fee(r.rule, h.allowed, h.share,
			h.used, h.guest_fee, prices) as fee offset 0) f,
		lateral (select case
			when h.payment_status <> 'pending'
				or h.fixed and h.participant_id is not null
				then h.cached_minor
			when h.off then 0
			else f.fee end as minor offset 0) m;
$$;

revoke all on function desk.head_fees(integer[], integer[], boolean, boolean,
	timestamp, desk.charges) from public;

reset role;
