-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes a lane's quote anew and asks for it: the newest payment that is due is
-- used again, others are cancelled, and the quote is kept with both
-- (domain.md 1.3).  Returns the quote.

set role desk_owner;

create or replace function desk.lane_requote(lane text) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	n desk.lane_at;
	quote jsonb;
	newest uuid;
begin
	select x.* into strict n from desk.lane_at x where x.lane = lane;
	quote := desk.lane_quote(n);
	select p.id into newest
	from counter.payment_intents p
	where p.lane_session_id = n.session and p.status = 'DUE'
	order by p.created_at desc
	limit 1
	for no key update;
	update counter.payment_intents p set status = 'CANCELLED'
	where p.lane_session_id = n.session and p.status = 'DUE'
	  and p.id <> newest;
	if newest is null then
		insert into counter.payment_intents (lane_session_id, amount,
			quote_json, created_at)
		values (n.session, (quote ->> 'total')::numeric, quote,
			desk.clock())
		returning id into newest;
	else
		update counter.payment_intents p
		set amount = (quote ->> 'total')::numeric, quote_json = quote
		where p.id = newest;
	end if;
	update counter.lane_sessions s
	set payment_intent_id = newest, price_quote_json = quote,
		status = 'AWAITING_PAYMENT'
	where s.id = n.session;
	return quote;
end
$$;

revoke all on function desk.lane_requote(text) from public;

reset role;
