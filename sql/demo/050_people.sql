-- SPDX-License-Identifier: GPL-3.0-or-later
-- Members, their guest passes, and the guests they brought before.  Laid
-- once: people who are changed or removed by hand stay so.

set role desk_owner;

create function demo.tier_of(key text) returns text
language sql immutable
return case
	when demo.roll(key, 100) < 18 then 'Social'
	when demo.roll(key, 100) < 58 then 'Core'
	when demo.roll(key, 100) < 80 then 'Premium'
	when demo.roll(key, 100) < 93 then 'Corporate'
	else 'VIP'
end;

create function demo.membership_of(key text) returns text
language sql immutable
return case demo.roll(key, 60)
	when 0 then 'suspended'
	when 1 then 'frozen'
	when 2 then 'inactive'
	when 3 then 'former_member'
	when 4 then 'past_due'
	when 5 then 'trialing'
	else 'active'
end;

insert into club.users (id, email, name, tier_id, created_at, phone, role,
	membership_status)
select m.id, m.email, m.name, t.id, m.since + time '10:00', m.phone, 'member',
	demo.membership_of('status' || m.name)
from demo.club_members() m
join club.membership_tiers t on t.name = demo.tier_of('tier' || m.name)
where not exists (select from desk.demo_day)
on conflict do nothing;

-- A fifth writes from another address, too.
insert into club.user_linked_emails (primary_email, linked_email, linked_at)
select m.email, m.other_email, m.since + 10 + time '10:00'
from demo.club_members() m
where demo.roll('linked' || m.id, 5) = 0
  and not exists (select from desk.demo_day)
on conflict do nothing;

-- Passes of this month, partly used, and a line for each use.
with pass as (
	insert into club.guest_passes (member_email, total_passes, used_passes,
		last_reset_at)
	select u.email, p.passes,
		demo.roll('passes' || u.id, least(p.passes, 9) + 1),
		desk.pass_period(demo.now())
	from club.users u
	cross join lateral (select desk.tier_feature(u.tier_id,
		'guest_passes_per_month')::integer as passes) p
	where p.passes > 0
	  and not exists (select from desk.demo_day)
	on conflict do nothing
	returning member_email, used_passes, last_reset_at
)
insert into club.pass_redemption_logs (member_email, pass_type, quantity,
	reason, created_at)
select p.member_email, 'guest_pass', 1, 'guest of the member',
	p.last_reset_at + (demo.now() - p.last_reset_at)
		* (demo.roll(p.member_email || use, 900) / 1000.0)
from pass p, generate_series(1, p.used_passes) use;

insert into club.guests (email, name, phone, created_at)
select case when demo.roll('mail' || n.name, 2) = 0 then
		demo.mail_name(n.name) || '@guest.example' end,
	n.name,
	case when demo.roll('phone' || n.name, 3) = 0 then '+1 310 555 '
		|| lpad(demo.roll('number' || n.name, 10000)::text, 4, '0') end,
	demo.now()
		- make_interval(days => 3 + demo.roll('came' || n.name, 400))
from demo.names() n
where n.place between n.members + 1 and n.members + n.members / 3
  and not exists (select from desk.demo_day)
on conflict do nothing;

reset role;
