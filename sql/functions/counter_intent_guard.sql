-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was asked for does not change once it is paid, cancelled or refunded; a
-- quote is made again only while it is due (domain.md 1.3).

set role desk_owner;

create or replace function desk.counter_intent_guard() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	if old.status <> 'DUE' and (new.amount, new.quote_json,
		new.lane_session_id) is distinct from
		(old.amount, old.quote_json, old.lane_session_id) then
		perform desk.refuse('state', format('What was asked for does '
			'not change: the payment is %s',
			lower(old.status::text)));
	end if;
	return new;
end
$$;

drop trigger if exists b_guard on counter.payment_intents;
create trigger b_guard before update on counter.payment_intents
	for each row execute function desk.counter_intent_guard();

revoke all on function desk.counter_intent_guard() from public;

reset role;
