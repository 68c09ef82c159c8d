-- SPDX-License-Identifier: GPL-3.0-or-later
-- Families and companies that pay together, what was written to members and
-- about them, and how they sign in.

set role desk_owner;

-- An instant before the first run, within so many days, by day.
create function demo.club_past(n bigint, what text, days integer)
returns timestamp
language sql immutable
return demo.began() - 1 - demo.dice(n, what || ' day', days)
	+ make_interval(mins => 9 * 60 + demo.dice(n, what || ' minute', 660));

-- Who of the staff did something.
create function demo.club_clerk(n bigint, what text) returns text
language sql immutable
return demo.pick(n, what, array['ana@club.example', 'ana@club.example',
	'ben@club.example', 'ben@club.example', 'mia@club.example']);

-- Every twelfth member pays for the next ones as well: three families to a
-- company.
create function demo.club_groups(first bigint, last bigint) returns void
language sql
as $$
	with paid as (
		insert into club.billing_groups (primary_email, group_name,
			type, primary_stripe_customer_id,
			primary_stripe_subscription_id, is_active)
		select k.email, format(case when g % 4 = 0
				then demo.pick(g, 'company', array['%s & Sons',
					'%s Partners', '%s Design',
					'Studio %s'])
				else '%s family' end, k.family),
			case when g % 4 = 0 then 'corporate' else 'family' end,
			'cus_' || substr(md5('customer' || k.id), 1, 14),
			'sub_' || substr(md5('subscription' || k.id), 1, 14),
			demo.dice(g, 'active', 15) > 0
		from generate_series(first, last) g
		join demo.known k on k.system = 'club'
			and k.place = 12 * g - 11
		order by g
		returning id, primary_email, type
	), belongs as (
		insert into club.group_members (billing_group_id, member_email,
			relationship, is_primary)
		select p.id, m.email, case when m.place = k.place then null
				when p.type = 'corporate' then 'employee'
				when m.place = k.place + 1 then 'spouse'
				else demo.pick(m.place, 'kin',
					array['child', 'child', 'parent'])
				end, m.place = k.place
		from generate_series(first, last) g
		join demo.known k on k.system = 'club'
			and k.place = 12 * g - 11
		join paid p on p.primary_email = k.email
		join demo.known m on m.system = 'club'
			and m.place between k.place and k.place + 1
				+ demo.dice(g, 'size', 3)
				+ case p.type when 'corporate' then 4 else 0 end
		order by m.place
		returning billing_group_id, member_email
	)
	update club.users u
	set family_group_id = b.billing_group_id
	from belongs b
	where u.email = b.member_email;
$$;

create function demo.club_letters(first bigint, last bigint) returns void
language sql
as $$
	insert into club.member_notes (member_email, note, created_by,
		created_at)
	select k.email, demo.pick(k.place, 'note', array['Left-handed.',
		'Prefers Bay 4.', 'Brings his own clubs.',
		'Allowed to book for the whole family.',
		'Asked for a quiet bay, hard of hearing.',
		'Pays by invoice, do not charge the card.',
		'Lost property: grey cap, at the desk.',
		'Interested in lessons.']),
		demo.club_clerk(k.place, 'note'),
		greatest(demo.club_past(k.place, 'note', 500),
			k.since + time '10:00')
	from demo.known k
	where k.system = 'club' and k.place between first and last
	  and k.place % 9 = 0;

	insert into club.communication_logs (member_email, type, direction,
		subject, body, status, hubspot_engagement_id, created_at)
	select k.email, c.type, case when c.type = 'note' then null
			when k.place % 3 = 0 then 'inbound'
			else 'outbound' end, c.subject, c.body, c.status,
		case when k.place % 2 = 0 then 'eng_' || k.place end,
		greatest(demo.club_past(k.place, 'letter', 300),
			k.since + time '11:00')
	from demo.known k
	join (values
		(0, 'email', 'Your membership', 'Thank you for your e-mail. '
			'The next payment is due on the first.', 'sent'),
		(1, 'call', 'Opening hours', 'Asked whether we open on '
			'Thanksgiving.', 'completed'),
		(2, 'sms', null, 'Your bay is ready in 15 minutes.',
			'delivered'),
		(3, 'meeting', 'Tour of the club', 'Showed the bays, talked '
			'about tiers.', 'completed'),
		(4, 'note', 'Feedback', 'Liked the new projector.', 'logged'),
		(5, 'email', 'Lost your clubs?', 'We found a set in Bay 2.',
			'bounced')
	) as c (kind, type, subject, body, status)
		on c.kind = demo.dice(k.place, 'letter', 6)
	where k.system = 'club' and k.place between first and last
	  and k.place % 3 = 0;

	insert into club.notifications (user_email, type, title, message,
		is_read, created_at)
	select k.email, m.type, m.title, m.message,
		demo.dice(k.place, 'read', 3) > 0,
		greatest(demo.club_past(k.place, 'notice', 60),
			k.since + time '12:00')
	from demo.known k
	join (values
		(0, 'booking', 'Your request is in', 'We answer today.'),
		(1, 'booking_confirmed', 'You are booked', 'See you there.'),
		(2, 'booking_declined', 'Sorry, full', 'Try another day.'),
		(3, 'booking_cancelled', 'Cancelled', 'As you asked.'),
		(4, 'booking_reminder', 'Tomorrow', 'Your bay waits.'),
		(5, 'event', 'Wine night', 'Will you come?'),
		(6, 'event_reminder', 'Tonight', 'Doors open at six.'),
		(7, 'announcement', 'New hours', 'We open at 8:30.'),
		(8, 'guest_pass', 'Passes are fresh', 'Four of four.'),
		(9, 'wellness', 'Yoga moves', 'To 18:30.'),
		(10, 'system', 'New version', 'Have a look.'),
		(11, 'welcome', 'Welcome', 'Good to have you.')
	) as m (kind, type, title, message) on m.kind = k.place / 2 % 12
	where k.system = 'club' and k.place between first and last
	  and k.place % 2 = 0;

	insert into club.user_dismissed_notices (user_email, notice_type,
		dismissed_at)
	select k.email, demo.pick(k.place, 'dismissed', array['private_event',
		'maintenance', 'holiday']),
		demo.club_past(k.place, 'dismissed', 90)
	from demo.known k
	where k.system = 'club' and k.place between first and last
	  and k.place % 15 = 4;
$$;

create function demo.club_sign_ins(first bigint, last bigint) returns void
language sql
as $$
	insert into club.push_subscriptions (endpoint, user_email, keys,
		created_at)
	select 'https://push.example/' || md5('device' || k.id), k.email,
		jsonb_build_object('auth', md5('auth' || k.id), 'p256dh',
			md5('key' || k.id)),
		greatest(demo.club_past(k.place, 'device', 400),
			k.since + time '13:00')
	from demo.known k
	where k.system = 'club' and k.place between first and last
	  and k.place % 8 = 1;

	insert into club.email_events (event_id, email, event_type,
		occurred_at)
	select 'evt_' || md5('mail' || k.id), k.email,
		demo.pick(k.place, 'mail', array['delivered', 'delivered',
			'delivered', 'opened', 'opened', 'clicked', 'bounced',
			'complained']),
		demo.club_past(k.place, 'mail', 45)
	from demo.known k
	where k.system = 'club' and k.place between first and last
	  and k.place % 4 = 1;

	insert into club.sessions (sid, sess, expire)
	select md5('session' || k.id), jsonb_build_object('user',
			jsonb_build_object('email', k.email)),
		demo.began() + 1 + demo.dice(k.place, 'session', 14)
			+ time '09:00'
	from demo.known k
	where k.system = 'club' and k.place between first and last
	  and k.place % 10 = 2;

	insert into club.magic_links (token, email, expires_at, is_used)
	select md5('link' || k.id), k.email,
		demo.club_past(k.place, 'link', 20) + interval '15 minutes',
		demo.dice(k.place, 'used', 5) > 0
	from demo.known k
	where k.system = 'club' and k.place between first and last
	  and k.place % 10 = 7;

	-- user_id: the site's own number of the account, which is no key of ours
	insert into club.account_deletion_requests (user_id, email, status,
		requested_at, processed_at)
	select 10000 + k.place, case r.status when 'completed' then 'former.'
			else '' end || k.email, r.status, a.at,
		case when r.status <> 'pending' then a.at
			+ interval '2 days' end
	from demo.known k
	cross join lateral (select case k.place when 3 then 'pending'
		when 6 then 'rejected' else demo.pick(k.place, 'forget',
			array['pending', 'completed', 'completed'])
		end as status) r
	cross join lateral (select case r.status
		when 'pending' then demo.club_past(k.place, 'forget', 9)
		else demo.club_past(k.place, 'forget', 200)
			- interval '3 days' end as at) a
	where k.system = 'club' and k.place between first and last
	  and (k.place in (3, 6) or k.place % 50 = 9);

	insert into club.data_export_requests (user_email, status,
		requested_at, completed_at, download_url)
	select k.email, r.status, a.at,
		case when r.status = 'completed' then a.at
			+ interval '20 minutes' end,
		case when r.status = 'completed' then 'https://files.example/'
			|| md5('export' || k.id) end
	from demo.known k
	cross join lateral (select case k.place when 11 then 'pending'
		when 12 then 'processing' when 13 then 'failed'
		else 'completed' end as status) r
	cross join lateral (select demo.club_past(k.place, 'export', case
		when k.place < 14 then 1 else 120 end) as at) a
	where k.system = 'club' and k.place between first and last
	  and (k.place between 11 and 13 or k.place % 40 = 14);
$$;

select demo.add_step('club: groups', 'demo.club_groups',
	demo.people_of('club') / 12, batch => 2000, cost => 10,
	tables => 'club.billing_groups club.group_members club.users');
select demo.add_step('club: letters', 'demo.club_letters',
	demo.people_of('club'),
	tables => 'club.member_notes club.communication_logs '
		'club.notifications club.user_dismissed_notices');
select demo.add_step('club: sign-ins', 'demo.club_sign_ins',
	demo.people_of('club'), cost => 0.6,
	tables => 'club.push_subscriptions club.email_events club.sessions '
		'club.magic_links club.account_deletion_requests '
		'club.data_export_requests');

reset role;
