-- SPDX-License-Identifier: GPL-3.0-or-later
-- A lane's next step as the board says it.

set role desk_owner;

create or replace function desk.lane_next_words(action text, n desk.lane_at)
returns text
language sql immutable
as $$
	select case action
		when 'lane_language' then 'choose the language'
		when 'lane_membership' then 'choose the membership'
		when 'lane_select' then 'propose a rental'
		when 'lane_confirm' then 'lock ' || n.rental
		when 'lane_answer' then format('ask about %s, %s',
			lower(desk.counter_unit_label(n.unit)), n.unit_tier)
		when 'lane_past_due' then format('take %s past due',
			desk.money(n.past_due_minor))
		when 'lane_ask_payment' then 'ask for the payment'
		when 'lane_pay' then 'take ' || desk.money(n.amount_minor)
		when 'lane_sign' then 'sign the agreement' end;
$$;

revoke all on function desk.lane_next_words(text, desk.lane_at) from public;

reset role;
