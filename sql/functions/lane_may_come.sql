-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses to start somebody who cannot come to a lane: banned, at another lane
-- already, or checked in already, with the stay that they have; the triggers
-- judge the same for every writer (desk.counter_may_start), here it is said
-- with what can be done.  Called with the customer locked.

set role desk_owner;

create or replace function desk.lane_may_come(who uuid, mode text)
returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	now constant timestamptz := desk.clock();
	banned constant timestamptz := (select c.banned_until
		from counter.customers c where c.id = who);
	other desk.lane_at;
	stay record;
begin
	select n.* into other from desk.lane_at n
	where n.customer = who order by n.created_at limit 1;
	if found then
		perform desk.refuse('clash', format('{customer:%s} stands at '
			'lane %s since %s', who, other.lane,
			desk.counter_clock(other.created_at)), null,
			jsonb_build_object('customer', who,
				'lane', other.lane));
	elsif banned > now then
		perform desk.refuse('banned', format('{customer:%s} is banned '
			'until %s (%s)', who,
			to_char(desk.counter_local(banned), 'FMDD Mon HH24:MI'),
			desk.counter_days(banned - now)),
			desk.who_can('manager'),
			jsonb_build_object('customer', who));
	elsif mode = 'RENEWAL' then
		return;
	end if;

	select v.id, v.started_at, n.unit, n.ends_at, s.lane_id into stay
	from counter.visits v
	left join desk.counter_unit_now n on n.visit = v.id
	left join counter.checkin_blocks b on b.id = n.block
	left join counter.lane_sessions s on s.id = b.session_id
	where v.customer_id = who and v.ended_at is null;
	if found then
		perform desk.refuse('state', format('{customer:%s} %s%s', who,
			case when stay.started_at > now - interval '15 minutes'
			then format('was checked in %s ago', desk.counter_minutes(
				now - stay.started_at))
			else 'is checked in since ' || desk.counter_clock(
				stay.started_at) end,
			coalesce(format(': %s until %s', lower(
				desk.counter_unit_label(stay.unit)),
				desk.counter_clock(stay.ends_at)), '')), null,
			jsonb_strip_nulls(jsonb_build_object('customer', who,
				'visit', stay.id, 'unit', stay.unit,
				'lane', stay.lane_id)));
	end if;
end
$$;

revoke all on function desk.lane_may_come(uuid, text) from public;

reset role;
