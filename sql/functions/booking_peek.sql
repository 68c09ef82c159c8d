-- SPDX-License-Identifier: GPL-3.0-or-later
-- One booking from near, for the peek pane and the head of every sheet about
-- it (wireframes.md 1a).  Of the phone only the last four digits leave here.

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
as $$
#variable_conflict use_column
declare
	now timestamp := desk.local_now('club');
begin
	perform desk.actor();
	return query
	select b.id, desk.booking_version(b.id), s.status, b.resource_id,
		desk.resource_label(b.resource_id), s.starts, s.ends,
		desk.booking_name(b.id), b.user_id::text, t.tier::text,
		u.created_at::date, desk.phone_end(u.phone), p.with_text,
		b.declared_player_count, p.members, p.guests, p.owed_minor,
		desk.owed_text(b.id, true), w.remaining, w.total,
		p.passes_cover, p.minutes_used, p.minutes_allowed, n.name,
		n.at, l.words, l.who, l.desk, l.at, b.notes::text,
		case when s.status in ('approved', 'confirmed')
			and now > s.starts then floor(extract(epoch
				from now - s.starts) / 60)::integer
			else 0 end,
		b.origin::text, b.is_unmatched
	from club.booking_requests b
	cross join lateral desk.booking_find(b.id) s
	left join club.users u on u.id = b.user_id
	left join desk.member_terms t on t.user_id = b.user_id
	left join lateral desk.passes_now(b.user_id, now) w on true
	left join lateral desk.booking_party(b.id, now) p on true
	left join lateral desk.booking_next(b.id, now) n on true
	left join lateral desk.last_action('booking', b.id::text) l on true
	where b.id = $1;
end
$$;

revoke all on function desk.booking_peek(integer) from public;
grant execute on function desk.booking_peek(integer)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
