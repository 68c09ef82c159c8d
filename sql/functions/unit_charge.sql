-- SPDX-License-Identifier: GPL-3.0-or-later
-- What lateness costs whoever leaves (domain.md 1.8): the fee, itemised once a
-- stay, is paid now or goes to what is past due; who is very late is banned;
-- both are on the record of late checkouts and in a note of the system's that
-- the next check-in takes away.  Returns the bill.

set role desk_owner;

create or replace function desk.unit_charge(args jsonb,
	n desk.counter_unit_now, late integer, checkout uuid) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	method constant text := coalesce(args ->> 'settle', 'none');
	fee constant integer := desk.counter_fee_now(n.block, n.ends_at,
		n.ends_at + make_interval(mins => late));
	ban_days constant integer := coalesce((select f.ban_days
		from desk.counter_late_fee(late) f), 0);
	banned timestamptz;
begin
	perform desk.counter_seen_check(args, method, fee);
	if fee > 0 then
		perform desk.unit_fee(args, n, fee, method);
	end if;
	if ban_days > 0 then
		update counter.customers c
		set banned_until = greatest(c.banned_until, desk.clock()
			+ make_interval(days => ban_days))
		where c.id = n.customer
		returning c.banned_until into banned;
	end if;
	if late >= 30 then
		insert into counter.late_checkout_events (customer_id,
			occupancy_id, checkout_request_id, late_minutes,
			fee_amount, ban_applied, created_at)
		values (n.customer, n.block, checkout, late, desk.dollars(fee),
			ban_days > 0, desk.clock())
		on conflict (occupancy_id) do nothing;
		perform desk.counter_system_note(n.customer, format(
			'Late checkout %s: %s min, fee %s%s',
			to_char(desk.local_now('counter'), 'YYYY-MM-DD'), late,
			desk.money(fee), case when banned is not null then
				', banned until ' || to_char(desk.counter_local(
					banned), 'YYYY-MM-DD') else '' end));
	end if;
	return jsonb_build_object('late_minutes', late, 'fee_minor', fee,
		'settled', case when fee > 0 and method <> 'none' then method
			else '' end,
		'ban', ban_days > 0,
		'banned_until', desk.stamp(desk.counter_local(banned)));
end
$$;

revoke all on function desk.unit_charge(jsonb, desk.counter_unit_now,
	integer, uuid) from public;

reset role;
