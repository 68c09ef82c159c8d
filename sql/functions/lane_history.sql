-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is on the counter's record of a thing of the lane board, newest first:
-- of a lane its session, the last one when it is idle; of a unit, a place on
-- the waitlist or a checkout itself.

set role desk_owner;

create or replace function desk.lane_history(of_kind text, of_id text)
returns table (at timestamp, who text, desk text, action text, words text,
	reason text, received_from text)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
	entity text := case of_kind when 'lane' then 'lane_session'
		when 'unit' then split_part(of_id, ':', 1)
		when 'place' then 'waitlist'
		when 'checkout' then 'checkout_request' else of_kind end;
	key uuid;
begin
	perform desk.actor();
	key := case of_kind
		when 'lane' then (select s.id from counter.lane_sessions s
			where s.lane_id = of_id
			order by s.status in ('COMPLETED', 'CANCELLED'),
				s.created_at desc
			limit 1)
		when 'unit' then (select f.id from desk.counter_unit_find(of_id)
			f)
		else of_id::uuid end;
	return query
	select desk.counter_local(a.created_at), coalesce(
			desk.staff_name(a.user_id), s.name::text,
			'another application'),
		desk.where_words(a.metadata), coalesce(
			a.metadata ->> 'console_action', a.action::text),
		desk.counter_history_words(a.metadata ->> 'console_action',
			a.action::text, a.old_value, a.new_value,
			a.metadata ? 'undo_of')
			|| coalesce(': ' || desk.listing_name(c.name), ''),
		coalesce(a.override_reason, a.metadata ->> 'reason'),
		a.metadata ->> 'received_from'
	from counter.audit_log a
	left join counter.staff s on s.id = a.staff_id
	-- Who came, or was in there: other applications may write anything.
	left join counter.customers c on c.id = case
		when a.action::text in ('CREATE', 'ASSIGN', 'RELEASE')
		then desk.counter_uuid(coalesce(a.new_value ->> 'customer',
			a.old_value ->> 'customer')) end
	where a.entity_type = entity and a.entity_id = key
	order by a.created_at desc, a.ctid desc
	limit 500;
end
$$;

revoke all on function desk.lane_history(text, text) from public;
grant execute on function desk.lane_history(text, text)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
