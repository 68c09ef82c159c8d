-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration platform's organisations: their people, teams, workspaces
-- and invitations, what they used and what was done in them.  Organisation o
-- is that of the user at place o; the one at place o + organisations helps.

set role desk_owner;

-- Who is in which organisation.
create function demo.platform_members(first bigint, last bigint)
returns table (organisation integer, place integer, user_id uuid, role text,
	active boolean, joined date)
language sql stable
as $$
	select (k.place - 1) % n.many + 1, k.place, k.id,
		case when k.place <= n.many then 'owner'
			when k.place <= 2 * n.many then 'admin'
			else demo.pick(k.place, 'role there', array['member',
				'member', 'member', 'guest']) end,
		k.place <= 2 * n.many or k.place % 19 > 0, k.since
	from demo.known k, demo.organisations() n (many)
	where k.system = 'platform' and k.place between first and last
	  and (k.place <= 2 * n.many or demo.dice(k.place, 'works', 100) < 45);
$$;

create function demo.platform_organisations(first bigint, last bigint)
returns void
language sql
as $$
	insert into platform.organizations (id, name, slug, subscription_id,
		billing_email, settings, archived_at, deleted_at, created_at,
		updated_at)
	select demo.platform_id('organisation', o), n.name,
		lower(replace(n.name, ' ', '-')) || '-' || o,
		demo.platform_id('office', o), 'bills@' || o || '.office.example',
		'{}', case when o % 50 = 4 then at.then end,
		case when o % 50 = 5 then at.then end, at.came, at.came
	from generate_series(first::integer, last::integer) o,
		lateral (values (demo.pick(o, 'sort', array['Atelier', 'Hotel',
			'Studio', 'Bistro', 'Clinique', 'Garage', 'Librairie'])
			|| ' ' || demo.pick(o, 'called', array['Lumiere',
			'Voltaire', 'Canal', 'Bastille', 'Mistral', 'Olivier',
			'Belleville', 'Saint Martin']))) n (name),
		lateral (values (demo.laundry_time(demo.began() - 2
				+ time '18:00'),
			demo.laundry_time(demo.began() - 900 + time '10:00')))
			at ("then", came);

	insert into platform.teams (id, organization_id, name, description,
		privacy_level, archived_at)
	select demo.platform_id('team', o * 4 + t.n),
		demo.platform_id('organisation', o), t.name, null, t.level,
		case when t.n = 3 then demo.laundry_time(demo.began() - 100
			+ time '10:00') end
	from generate_series(first, last) o
	join (values (0, 'Operations', 'public'), (1, 'Finance', 'private'),
		(2, 'Founders', 'secret'), (3, 'Old project', 'public'))
		t (n, name, level) on t.n < 3 or o % 3 = 0;

	insert into platform.workspaces (id, organization_id, name, slug,
		visibility, team_id, status)
	select demo.platform_id('workspace', o * 4 + w.n),
		demo.platform_id('organisation', o), w.name, w.slug, w.sight,
		case w.sight when 'team'
			then demo.platform_id('team', o * 4) end,
		case when w.n < 2 then 'active' else (array['active',
			'archived', 'deleted'])[1 + o % 3] end
	from generate_series(first, last) o,
		(values (0, 'Planning', 'planning', 'public'),
			(1, 'Shift book', 'shift-book', 'team'),
			(2, 'Board', 'board', 'private'))
			w (n, name, slug, sight);

	insert into platform.invitations (id, invitee_email, role, status,
		token, expires_at, organization_id, team_id, workspace_id,
		invitation_type)
	select demo.platform_id('invitation', o * 4 + i.n),
		'new' || o || '.' || i.n || '@mail.example', i.role,
		state.name, md5('invites ' || o || i.n) || md5('invites too '
			|| o || i.n),
		demo.laundry_time(demo.began() + case state.name
			when 'pending' then 7 else -3 end + time '12:00'),
		demo.platform_id('organisation', o),
		case i.kind when 'team'
			then demo.platform_id('team', o * 4 + 1) end,
		case i.kind when 'workspace'
			then demo.platform_id('workspace', o * 4) end, i.kind
	from generate_series(first, last) o,
		(values (0, 'organization', 'member'), (1, 'team', 'lead'),
			(2, 'workspace', 'editor')) i (n, kind, role),
		lateral (values ((array['pending', 'accepted', 'declined',
			'expired', 'revoked'])[1 + (o * 3 + i.n) % 5]))
			state (name);

	insert into platform.organization_metrics_daily (id, organization_id,
		date, active_users, new_users, revenue_generated, api_calls)
	select demo.platform_id('metrics ' || ago, o),
		demo.platform_id('organisation', o), demo.began() - ago,
		2 + demo.dice(o * 100 + ago, 'active', 9),
		demo.dice(o * 100 + ago, 'new', 2),
		demo.dice(o * 100 + ago, 'revenue', 90000) / 100.0,
		demo.dice(o * 100 + ago, 'calls', 5000)
	from generate_series(first, last) o, generate_series(1, 14) ago;

	insert into platform.usage_records (id, subscription_id, metric_name,
		quantity, unit_price, billing_period_start)
	select demo.platform_id(u.metric || ago, o),
		demo.platform_id('office', o), u.metric,
		demo.dice(o * 10 + ago, u.metric, 4000), u.price,
		demo.laundry_time(date_trunc('month', demo.began()::timestamp)
			- make_interval(months => ago))
	from generate_series(first, last) o, generate_series(0, 2) ago,
		(values ('api_calls', 0.0010), ('messages', 0.05))
			u (metric, price);
$$;

create function demo.platform_teams(first bigint, last bigint) returns void
language sql
as $$
	insert into platform.organization_members (id, organization_id, user_id,
		role, is_active, invited_at, joined_at)
	select demo.platform_id('member', m.place),
		demo.platform_id('organisation', m.organisation), m.user_id,
		m.role, m.active,
		demo.laundry_time(m.joined - 2 + time '09:00'),
		demo.laundry_time(m.joined + time '09:00')
	from demo.platform_members(first, last) m;

	insert into platform.team_members (id, team_id, user_id, role, added_by,
		left_at)
	select demo.platform_id('team member', m.place),
		demo.platform_id('team', m.organisation * 4 + m.place % 3),
		m.user_id, case m.role when 'owner' then 'lead'
			when 'guest' then 'contributor' else 'member' end,
		null, case when not m.active or m.place % 17 = 9
			then demo.laundry_time(demo.began() - 20
				+ time '17:00') end
	from demo.platform_members(first, last) m;

	insert into platform.workspace_members (id, workspace_id, user_id, role)
	select demo.platform_id('workspace member', m.place),
		demo.platform_id('workspace', m.organisation * 4 + m.place % 3),
		m.user_id, case m.role when 'owner' then 'owner'
			when 'admin' then 'admin' when 'guest' then 'viewer'
			else 'editor' end
	from demo.platform_members(first, last) m
	where m.active;

	insert into platform.activities (id, actor_id, action, entity_type,
		entity_id, entity_name, description, ip_address,
		organization_id, team_id, workspace_id, user_agent, created_at)
	select demo.platform_id('activity ' || a.n, m.place), m.user_id,
		a.action, a.entity, case a.entity
			when 'team' then p.team when 'workspace' then p.space
			else p.organisation end, null, a.words,
		'203.0.113.0'::inet + demo.dice(m.place, 'from', 250),
		p.organisation, case a.entity when 'team' then p.team end,
		case a.entity when 'workspace' then p.space end, 'Firefox',
		demo.laundry_time(demo.began() - 1 - demo.dice(m.place * 8
			+ a.n, 'when', 90) + make_interval(mins => 480
			+ demo.dice(m.place * 8 + a.n, 'minute', 600)))
	from demo.platform_members(first, last) m,
		(values (0, 'joined', 'organization',
				'Joined the organisation'),
			(1, 'updated', 'workspace', 'Changed the plan'),
			(2, 'created', 'team', 'Wrote to the team'),
			(3, 'deleted', 'workspace', 'Took a page away'))
			a (n, action, entity, words),
		lateral (select
			demo.platform_id('organisation', m.organisation)
				as organisation,
			demo.platform_id('team', m.organisation * 4
				+ m.place % 3) as team,
			demo.platform_id('workspace', m.organisation * 4
				+ m.place % 3) as space) p
$$;

-- The people at the desk work for some of them, manager1 for the first ten.
create function demo.platform_staff(first bigint, last bigint) returns void
language sql
as $$
	insert into desk.staff_organisation (staff_id, organisation)
	select s.id, demo.platform_id('organisation', o)
	from desk.staff s
	join (values ('desk1', 1, 2), ('desk2', 2, 3), ('manager1', 1, 10),
		('support1', 1, 1)) m (login, first, last) on m.login = s.login,
		generate_series(m.first, least(m.last,
			demo.organisations())) o
	on conflict do nothing;
$$;

select demo.add_step('platform: organisations', 'demo.platform_organisations',
	demo.organisations(), cost => 32, batch => 1000,
	tables => 'platform.organizations platform.teams platform.workspaces
		platform.invitations platform.organization_metrics_daily
		platform.usage_records');
select demo.add_step('platform: members', 'demo.platform_teams',
	demo.people_of('platform'), cost => 5,
	tables => 'platform.organization_members platform.team_members
		platform.workspace_members platform.activities');
select demo.add_step('platform: staff', 'demo.platform_staff', 1);

reset role;
