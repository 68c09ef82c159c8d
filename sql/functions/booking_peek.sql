-- SPDX-License-Identifier: GPL-3.0-or-later
-- One booking from near, for the peek pane and the head of every sheet about
-- it (wireframes.md 1a).  Of the phone only the last four digits leave here.
-- The minutes are the owner's of that day before this booking, and with it
-- from the check-in on.

set role desk_owner;

create or replace function desk.booking_peek(booking integer)
returns table (booking_id integer, version text, state text,
	resource_id integer, label text, starts timestamp, ends timestamp,
	owner_name text, user_id text, tier text, member_since date,
	phone_last4 text, with_text text, declared integer, members integer,
	guests integer, owed_minor integer, owed_text text,
	passes_left integer, passes_total integer, passes_cover text,
	minutes_used integer, minutes_allowed integer, next_here_name text,
	next_here_at timestamp, last_action text, last_actor text,
	last_desk text, last_at timestamp, note text, late_minutes integer,
	origin text, unmatched boolean)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
set plan_cache_mode = 'force_generic_plan'
as $$
#variable_conflict use_column
declare
	now timestamp := desk.local_now('club');
	passes record;
begin
	perform desk.actor();
	select p.* into passes
	from club.booking_requests b, lateral desk.passes_now(b.user_id, now) p
	where b.id = $1;

	return query
	with heads as materialized (
		select f.*, count(*) filter (where f.owed > 0) over () as debts,
			count(*) filter (where desk.pass_covers(f.role, f.owed,
				f.name)) over (order by f.ord) as pass
		from desk.booking_fees(array[$1]) f
	), party as (
		select string_agg(case h.role
				when 'guest' then h.name || ' (guest)'
				else desk.listing_name(h.name) end, '; '
				order by h.ord) filter (where h.role <> 'owner')
				as others,
			count(*) filter (where h.role <> 'guest')::integer
				as members,
			count(*) filter (where h.role = 'guest')::integer
				as guests,
			sum(h.owed)::integer as owed,
			string_agg(desk.owed_for(h.role, h.user_id, h.name)
				|| case when h.debts > 1
					then ' ' || desk.money(h.owed)
					else '' end, ', ' order by h.ord)
				filter (where h.owed > 0) as owed_for,
			string_agg(h.name, ' and ' order by h.ord) filter (
				where h.pass <= passes.remaining
				and desk.pass_covers(h.role, h.owed, h.name))
				as covered,
			least(max(h.pass), passes.remaining) as covers,
			max(h.used) filter (where h.role = 'owner') as used,
			max(h.minutes) filter (where h.role = 'owner') as plays,
			max(h.allowed) filter (where h.role = 'owner')
				as allowed,
			max(h.tier) filter (where h.role = 'owner') as tier
		from heads h
	)
	select b.id, desk.booking_version(b.id), s.status, b.resource_id,
		desk.resource_label(b.resource_id), s.starts, s.ends,
		desk.booking_name(b.id), b.user_id::text, p.tier,
		u.created_at::date, desk.phone_end(u.phone), p.others,
		b.declared_player_count, p.members, p.guests, p.owed,
		p.owed_for, passes.remaining, passes.total,
		case when p.covers = 1 then '1 covers ' || p.covered
			when p.covers > 1 then p.covers || ' cover '
				|| p.covered end,
		p.used + case when s.status in ('checked_in', 'attended')
			then p.plays else 0 end, p.allowed, n.name, n.at, l.words, l.who, l.desk, l.at,
		b.notes::text, case when s.status in ('approved', 'confirmed')
			and now > s.starts then floor(extract(epoch
				from now - s.starts) / 60)::integer
			else 0 end,
		b.origin::text, b.is_unmatched
	from club.booking_requests b
	cross join party p
	cross join lateral desk.booking_find(b.id) s
	left join club.users u on u.id = b.user_id
	left join lateral desk.booking_next(b.id, now) n on true
	left join lateral desk.last_action('booking', b.id::text) l on true
	where b.id = $1;
end
$$;

revoke all on function desk.booking_peek(integer) from public;
grant execute on function desk.booking_peek(integer)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
