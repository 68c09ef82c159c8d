-- SPDX-License-Identifier: GPL-3.0-or-later
-- The gym's people, their credits, and four teams a thousand people, each with
-- an owner, an admin, a coach and members; the p-th person is in team
-- (p - 1) % teams + 1, some in a second one.

set role desk_owner;

create function demo.teams() returns integer
language sql immutable
return demo.times(4);

do $$
begin
	execute format('create function demo.gym_people() returns integer '
		'language sql immutable return %s', demo.people_of('gym'));
end
$$;

create function demo.gym_user(p bigint) returns text
language sql stable
as $$
	select 'usr_' || replace(k.id::text, '-', '') from demo.known k
	where k.system = 'gym' and k.place = p
$$;

create function demo.gym_id(prefix text, what text) returns text
language sql immutable
return prefix || '_' || md5('gym ' || what);

create function demo.team_id(g bigint) returns text
language sql immutable
return demo.gym_id('team', 'team ' || g::text);

-- What came in and what was used, by the rules of domain.md 3: every third
-- bought a package; a month's gift lapsed; the oldest were spent first.
create function demo.credit_entries(first bigint, last bigint)
returns table (p bigint, k integer, type text, amount integer,
	remaining integer, ends interval, made interval)
language sql stable
as $$
	select p, e.*
	from generate_series(first, last) p
	cross join lateral (select p % 3 = 0 as bought,
		10 * demo.dice(p, 'credits', 4) as used) b
	cross join lateral (values
		(1, 'MONTHLY_REFRESH', 50, 0, interval '1 month',
			interval '45 days'),
		(2, 'PURCHASE', case p % 9 when 0 then 1200 else 500 end,
			case p % 9 when 0 then 1200 else 500 end - b.used,
			interval '2 years', interval '30 days'),
		(3, 'MONTHLY_REFRESH', 50, case when b.bought then 50
			else 50 - b.used end, interval '1 month',
			interval '10 days'),
		(4, 'USAGE', -b.used, 0, null, interval '5 days'))
		e (k, type, amount, remaining, ends, made)
	where (e.k <> 2 or b.bought) and (e.k <> 4 or b.used > 0)
$$;

create function demo.gym_users(first bigint, last bigint) returns void
language sql
as $$
	update desk.setting s set value = c.value
	from desk.setting c
	where s.system = 'gym' and s.key = 'zone'
	  and c.system = 'club' and c.key = 'zone' and first = 1;

	insert into gym."user" (id, first_name, last_name, email, password_hash,
		role, email_verified, sign_up_ip_address, google_account_id,
		current_credits, last_credit_refresh_at, created_at, updated_at,
		update_counter)
	select demo.gym_user(k.place), k.given, k.family, k.email,
		case when k.place % 4 > 0 then md5('salt' || k.place) || ':'
			|| md5('hash' || k.place) end,
		case when k.place % 200 = 1 then 'admin' else 'user' end,
		case when k.place % 10 > 0
			then k.since + interval '1 hour' end,
		'198.51.100.' || demo.dice(k.place, 'address', 250) + 1,
		case when k.place % 4 = 0 then 'google-' || k.place end,
		c.credits, demo.began() - interval '10 days', k.since,
		demo.began() - interval '5 days',
		demo.dice(k.place, 'updates', 9)
	from demo.known k
	join (select e.p, sum(e.remaining)::integer as credits
		from demo.credit_entries(first, last) e group by e.p) c
		on c.p = k.place
	where k.system = 'gym';

	insert into gym.credit_transaction (id, user_id, amount,
		remaining_amount, type, description, expiration_date,
		expiration_date_processed_at, payment_intent_id, created_at,
		updated_at, update_counter)
	select demo.gym_id('ctxn', 'credits ' || e.p || '/' || e.k),
		demo.gym_user(e.p), e.amount, e.remaining, e.type,
		case e.type when 'USAGE' then 'Programming tools'
			when 'PURCHASE' then e.amount || ' credits'
			else 'Free monthly credits' end,
		m.at + e.ends,
		case when e.k = 1 then m.at + e.ends + interval '1 hour' end,
		case when e.type = 'PURCHASE'
			then 'pi_' || left(md5('credits' || e.p), 20) end,
		m.at, m.at, case when e.amount <> e.remaining then 1 else 0 end
	from demo.credit_entries(first, last) e
	cross join lateral (select demo.began() - e.made as at) m;

	insert into gym.passkey_credential (id, user_id, credential_id,
		credential_public_key, counter, transports, aaguid, user_agent,
		ip_address, created_at, updated_at)
	select demo.gym_id('pkey', 'key ' || p), demo.gym_user(p),
		encode(sha256(('credential ' || p)::bytea), 'base64'),
		encode(sha256(('public key ' || p)::bytea), 'base64'),
		demo.dice(p, 'counter', 90), '["internal","hybrid"]',
		md5('aaguid' || p % 5)::uuid::text,
		demo.pick(p, 'agent', array['Firefox', 'Safari', 'Chrome']),
		'203.0.113.' || demo.dice(p, 'from', 250) + 1,
		demo.began() - 60, demo.began() - 2
	from generate_series(first, last) p
	where p % 6 = 0;
	insert into gym.purchased_item (id, user_id, item_type, item_id,
		purchased_at, created_at, updated_at)
	select demo.gym_id('pitem', 'item ' || p), demo.gym_user(p),
		'COMPONENT', demo.pick(p, 'item', array['timer', 'leaderboard',
			'whiteboard']), x.at, x.at, x.at
	from generate_series(first, last) p,
		lateral (select demo.began() - interval '5 days' as at) x
	where p % 7 = 0;
$$;
select demo.add_step('gym: users', 'demo.gym_users', demo.gym_people(),
	cost => 4.5, tables => 'gym.user gym.credit_transaction
	gym.passkey_credential gym.purchased_item');

create function demo.gym_teams(first bigint, last bigint) returns void
language sql
as $$
	insert into gym.team (id, name, slug, description, settings,
		billing_email, plan_id, plan_expires_at, credit_balance,
		created_at, updated_at)
	select demo.team_id(g), t.name, t.slug, 'Training together since '
			|| 2010 + g % 12,
		'{"units":"lb"}', k.email,
		case when g % 2 = 1 then 'pro' else 'free' end,
		case when g % 2 = 1 then demo.began()
			+ interval '200 days' end,
		100 * demo.dice(g, 'balance', 9), demo.began() - 400,
		demo.began() - 30
	from generate_series(first, last) g
	join demo.known k on k.system = 'gym' and k.place = g
	cross join lateral (select (array['Barbell Club', 'Harbor Rowers',
		'Garage Crew', 'Morning Engine'])[(g - 1) % 4 + 1]
		|| case when g > 4 then ' ' || (g + 3) / 4 else '' end as name,
		(array['barbell-club', 'harbor-rowers', 'garage-crew',
		'morning-engine'])[(g - 1) % 4 + 1]
		|| case when g > 4 then '-' || (g + 3) / 4 else '' end as slug)
		t;
	insert into gym.team_role (id, team_id, name, description, permissions,
		is_editable, created_at, updated_at)
	select demo.gym_id('trole', 'coach ' || g), demo.team_id(g), 'Coach',
		'Writes the programming',
		'["access_dashboard", "manage_programming"]', 1,
		demo.began() - 400, demo.began() - 400
	from generate_series(first, last) g;
$$;
select demo.add_step('gym: teams', 'demo.gym_teams', demo.teams(), cost => 2,
	tables => 'gym.team gym.team_role');

create function demo.gym_members(first bigint, last bigint) returns void
language sql
as $$
	insert into gym.team_membership (id, team_id, user_id, role_id,
		is_system_role, invited_by, invited_at, joined_at, expires_at,
		is_active, created_at, updated_at)
	select demo.gym_id('tmem', 'member ' || p || '/' || n), demo.team_id(g),
		demo.gym_user(p),
		case r.role when 'coach' then demo.gym_id('trole', 'coach '
			|| g) else r.role end,
		(r.role <> 'coach')::integer,
		case when r.role <> 'owner' then demo.gym_user(g) end,
		case when r.role <> 'owner' then j.at - interval '2 days' end,
		j.at, case when r.role = 'guest' then demo.moment()
			+ interval '20 days' end,
		(p % 23 > 0 or r.role = 'owner')::integer, j.at, j.at
	from generate_series(first, last) p
	cross join generate_series(0, 1) n
	cross join lateral (select (p - 1 + n) % demo.teams() + 1 as g) t
	cross join lateral (select case
		when n = 0 and p <= demo.teams() then 'owner'
		when n = 0 and p <= 2 * demo.teams() then 'admin'
		when n = 0 and p <= 3 * demo.teams() then 'coach'
		when p % 17 = 0 then 'guest' else 'member' end as role) r
	cross join lateral (select (demo.began() - 30
		- demo.dice(p, 'joined', 300))::timestamptz as at) j
	where n = 0 or p % 9 = 0 and demo.teams() > 1;

	-- open, accepted and expired invitations
	insert into gym.team_invitation (id, team_id, email, role_id, token,
		invited_by, expires_at, accepted_at, accepted_by, created_at,
		updated_at)
	select demo.gym_id('tinv', 'invitation ' || p), demo.team_id(t.g),
		k.email, 'member', md5('invitation token ' || p || demo.seed()),
		demo.gym_user(t.g), x.made + interval '7 days',
		case when p % 3 = 0 then x.made + interval '1 day' end,
		case when p % 3 = 0 then demo.gym_user(p) end, x.made, x.made
	from generate_series(first, last) p
	join demo.known k on k.system = 'gym' and k.place = p
	cross join lateral (select p % demo.teams() + 1 as g) t
	cross join lateral (select demo.moment() - case p % 3
		when 1 then interval '3 days' else interval '20 days' end
		as made) x
	where p % 15 < 3;
$$;
select demo.add_step('gym: members', 'demo.gym_members', demo.gym_people(),
	cost => 1.3, tables => 'gym.team_membership gym.team_invitation');

reset role;
