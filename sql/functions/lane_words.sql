-- SPDX-License-Identifier: GPL-3.0-or-later
-- What stands in the way of a lane's next step, in the words of several
-- refusals and of the board.

set role desk_owner;

-- It is paid, and how; null when it is not.
create or replace function desk.lane_paid_words(n desk.lane_at) returns text
language plpgsql volatile
as $$
begin
	return case when n.payment = 'PAID' then format(
		'%s was paid already, %s%s', desk.money(n.amount_minor),
		desk.counter_clock(n.paid_at), case n.payment_method
			when 'CASH' then ' in cash'
			when 'CREDIT' then ' by card' else '' end) end;
end
$$;

create or replace function desk.lane_locked_words(n desk.lane_at)
returns text
language plpgsql volatile
as $$
begin
	return format('%s was locked by %s at %s: reset the lane to begin '
		'anew', n.rental, case n.locked_by when 'CUSTOMER'
		then 'the customer' else 'staff' end,
		desk.counter_clock(n.locked_at));
end
$$;

create or replace function desk.lane_answer_words(n desk.lane_at)
returns text
language sql immutable
as $$
	select format('%s is %s, not %s: the customer accepts or declines it '
		'first', desk.counter_unit_label(n.unit), n.unit_tier,
		n.rental);
$$;

create or replace function desk.lane_past_due_words(n desk.lane_at)
returns text
language sql immutable
as $$
	select format('%s is past due: take it, or a manager lets it pass',
		desk.money(n.past_due_minor));
$$;

-- An identity card that is not good enough, as a bar.
create or replace function desk.lane_card_bar(n desk.lane_at) returns jsonb
language plpgsql
as $$
begin
	return case n.id_scan_issue
		when 'ID_EXPIRED' then desk.lane_barred('role', 'The identity '
			'card has expired: see another one, or a manager lets '
			'it pass', desk.who_can('manager'))
		when 'UNDERAGE' then desk.lane_barred('limit', 'By the identity '
			'card the customer is under age') end;
end
$$;

revoke all on function desk.lane_paid_words(desk.lane_at) from public;
revoke all on function desk.lane_locked_words(desk.lane_at) from public;
revoke all on function desk.lane_answer_words(desk.lane_at) from public;
revoke all on function desk.lane_past_due_words(desk.lane_at) from public;
revoke all on function desk.lane_card_bar(desk.lane_at) from public;

reset role;
