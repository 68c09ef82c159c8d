-- SPDX-License-Identifier: GPL-3.0-or-later
-- On what terms a member plays (domain.md 2.1, 2.4): their tier's minutes a
-- day (null: without limit), guest fee (null: the club's) and passes a month.
-- Only an active membership has benefits; staff pay nothing.

set role desk_owner;

create or replace view desk.member_terms as
select u.id as user_id, u.email, u.name, u.membership_status as status,
	t.name as tier, s.standing,
	case when s.standing = 'lapsed' then 0
		when f.unlimited or f.sim_minutes >= 999 then null
		else coalesce(f.sim_minutes, 0) end as sim_minutes,
	case when s.standing = 'lapsed' then 0
		when f.conf_minutes >= 999 then null
		else coalesce(f.conf_minutes, 0) end as conf_minutes,
	case when s.standing <> 'lapsed' then f.guest_fee end
		as guest_fee_minor,
	case when s.standing = 'lapsed' then 0
		else f.passes end as passes,
	coalesce(f.can_book, true) as can_book
from club.users u
left join club.membership_tiers t on t.id = u.tier_id
left join desk.benefits f on f.tier_id = u.tier_id
-- offset 0: once a member, not once for each column that asks
cross join lateral (select case
		when u.role in ('staff', 'admin') or lower(u.email) in (
			select lower(x.email) from club.staff_users x)
			then 'staff'
		when u.role <> 'visitor' and u.membership_status in
			('active', 'trialing', 'past_due') then 'member'
		else 'lapsed' end as standing offset 0) s;

revoke all on desk.member_terms from public;

reset role;
