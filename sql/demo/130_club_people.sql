-- SPDX-License-Identifier: GPL-3.0-or-later
-- The club beyond scale 1: more members, and houses that were given up, where
-- they played.  Today's club stays as large as it is at any scale.

set role desk_owner;

create function demo.club_people(first bigint, last bigint) returns void
language sql
as $$
	with made as (
		insert into club.users (id, email, name, tier_id, created_at,
			phone, role, membership_status)
		select k.id::text, k.email, k.name, t.id,
			-- longer ago than any history
			k.since - 1100 + time '10:00', k.phone, 'member',
			demo.membership_of('status' || k.n)
		from demo.known k
		join club.membership_tiers t on t.name = case
			when demo.dice(k.n, 'tier', 100) < 18 then 'Social'
			when demo.dice(k.n, 'tier', 100) < 58 then 'Core'
			when demo.dice(k.n, 'tier', 100) < 80 then 'Premium'
			when demo.dice(k.n, 'tier', 100) < 93 then 'Corporate'
			else 'VIP' end
		where k.system = 'club' and k.place
			between demo.first_members() + first
			and demo.first_members() + last
		returning email, tier_id
	), linked as (
		insert into club.user_linked_emails (primary_email,
			linked_email, linked_at)
		select k.email, p.other_email, k.since + time '10:00'
		from demo.known k
		join demo.person p using (n)
		where k.system = 'club' and k.place
			between demo.first_members() + first
			and demo.first_members() + last
		  and demo.dice(k.n, 'linked', 5) = 0
		  and k.email <> p.other_email
	)
	insert into club.guest_passes (member_email, total_passes, used_passes,
		last_reset_at)
	select m.email, v.value::integer,
		demo.dice(hashtext(m.email), 'passes',
			least(v.value::integer, 9) + 1),
		date_trunc('month', demo.now())
	from made m
	join club.tier_feature_values v on v.tier_id = m.tier_id
	join club.tier_features f on f.id = v.feature_id
		and f.feature_key = 'guest_passes_per_month'
	where v.value <> '0';
$$;

select demo.add_step('club: more members', 'demo.club_people',
	demo.people_of('club') - demo.first_members(), cost => 3,
	tables => 'club.users club.user_linked_emails club.guest_passes');

-- Where history took place: at scale 1 in today's bays, a bay more in other
-- houses for every 4 of scale.
create function demo.former_bays() returns integer
language sql immutable
return case when demo.scale() = 1 then 0
	else 4 * ((demo.scale() + 15) / 16) - 4 end;

create function demo.club_houses(first bigint, last bigint) returns void
language sql
as $$
	insert into club.resources (name, type, description, is_active,
		sort_order, capacity)
	select format('House %s Bay %s', 1 + (i + 3) / 4, 1 + (i + 3) % 4),
		'simulator', 'given up', false, 100 + i, 6
	from generate_series(first, last) i
	order by i
	on conflict (name) do nothing;
$$;

select demo.add_step('club: former houses', 'demo.club_houses',
	demo.former_bays(), tables => 'club.resources');

reset role;
