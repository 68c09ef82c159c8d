-- SPDX-License-Identifier: GPL-3.0-or-later
-- The lanes of the setting, and any other one that somebody stands at, as the
-- board shows them (product.md F3).

set role desk_owner;

create or replace function desk.lane_board()
returns table (lane text, session uuid, version text, state text, mode text,
	hours integer, operator text, since timestamp, customer uuid,
	customer_name text, membership text, age integer, language text,
	stages text, next_action text, next_words text, selection_words text,
	unit text, unit_words text, quote jsonb, payment text,
	payment_words text, agreement_words text, past_due_minor integer,
	bypassed boolean, banned_until timestamp, alert text,
	changed_at timestamp, changed_by text)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
set plan_cache_mode = force_generic_plan
set jit = off
as $$
#variable_conflict use_column
begin
	perform desk.actor();
	return query
	select l.lane, n.session, coalesce(case when n.customer is not null
			then n.version end, 'idle'), coalesce(n.status, 'IDLE'),
		n.mode, n.hours, desk.counter_staff_name(n.staff_id),
		desk.counter_local(n.created_at), n.customer,
		desk.listing_name(n.name), n.membership_number, n.age,
		n.language, desk.lane_stages(n), n.next_action,
		desk.lane_next_words(n.next_action, n),
		desk.lane_selection_words(n), coalesce(n.unit, case
			when n.rental = n.own_rental then n.own_unit end),
		desk.lane_unit_words(n), desk.lane_quote_shown(n),
		coalesce(n.payment, ''), desk.lane_payment_words(n),
		desk.lane_agreement_words(n), n.past_due_minor, n.bypassed,
		desk.counter_local(n.banned_until), desk.lane_alert(n),
		case when c.who is not null
			then desk.counter_local(n.updated_at) end, c.who
	from (select i::text as lane
		from generate_series(1, desk.setting_int('counter', 'lanes')) i
		union
		select x.lane from desk.lane_at x
		where x.customer is not null) l
	left join desk.lane_at n on n.lane = l.lane
	-- what others did just now
	left join lateral (select a.who
		from desk.counter_last('lane_session', n.session) a
		where n.updated_at > desk.clock() - interval '1 minute'
		  and a.login is distinct from session_user) c on true
	order by l.lane::integer;
end
$$;

revoke all on function desk.lane_board() from public;
grant execute on function desk.lane_board()
	to desk_frontdesk, desk_manager, desk_support;

reset role;
