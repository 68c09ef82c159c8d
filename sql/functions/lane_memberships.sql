-- SPDX-License-Identifier: GPL-3.0-or-later
-- The memberships that a customer at a lane can choose between, what each would
-- cost them today, and why not (domain.md 1.5).  `card` is what they have.

set role desk_owner;

create or replace function desk.lane_memberships(of_lane text)
returns table (choice text, intent text, words text, minor integer,
	why_not text, card text)
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
	today constant date := desk.counter_local(desk.clock())::date;
	six constant integer := desk.setting_int('counter', 'six_month_minor');
	n desk.lane_at;
	has boolean;
	valid boolean;
	has_words text;
begin
	perform desk.actor();
	select x.* into n from desk.lane_at x
	where x.lane = of_lane and x.customer is not null;
	if not found then
		return;
	end if;
	has := n.card = 'SIX_MONTH' and n.valid_until is not null;
	valid := has and n.valid_until >= today;
	has_words := case when not has then 'no card'
		else format('six-month card, %s %s', case when valid
			then 'valid to' else 'ended' end,
			to_char(n.valid_until, 'FMDD Mon YYYY')) end;
	return query values
		('ONE_TIME', null, 'one time', n.fee_minor, case
			when valid then 'the card is valid'
			when n.fee_minor = 0 then 'nothing is due below 25'
			end, has_words),
		('SIX_MONTH', 'PURCHASE', 'six months, buys the card', six,
			case when has then 'has a card: renew it' end,
			has_words),
		('SIX_MONTH', 'RENEW', format('six months, renews the card%s',
			case when valid then ' from its end' else '' end), six,
			case when not has then 'there is no card to renew' end,
			has_words),
		('NONE', null, 'none', 0, case when n.fee_minor > 0
			then 'a membership is due' end, has_words);
end
$$;

revoke all on function desk.lane_memberships(text) from public;
grant execute on function desk.lane_memberships(text)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
