-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.lane_membership.  A payment that is due already is asked
-- for anew: it is another amount.

set role desk_owner;

create or replace function desk.lane_membership_work(args jsonb)
returns jsonb
language plpgsql
as $$
declare
	n constant desk.lane_at := desk.lane_hold(args);
	before constant jsonb := desk.lane_facts(n.session);
	back constant jsonb := desk.lane_undo(n);
	choice constant text := nullif(args ->> 'choice', 'NONE');
	buys text;
begin
	perform desk.lane_allow(n.lane, 'lane_membership');
	if args ->> 'choice' is null then
		perform desk.refuse('limit', 'A membership is for once or for '
			'six months');
	end if;
	if choice = 'SIX_MONTH' then
		buys := coalesce(args ->> 'intent', case n.card
			when 'SIX_MONTH' then 'RENEW' else 'PURCHASE' end);
	end if;
	update counter.lane_sessions s
	set membership_choice = choice, membership_purchase_intent = buys
	where s.id = n.session;
	if n.payment = 'DUE' then
		perform desk.lane_requote(n.lane);
	end if;
	perform desk.lane_note(args, n.session, before);
	return desk.lane_outcome(case choice
		when 'SIX_MONTH' then format('A six-month membership, %s', desk.money(
			desk.setting_int('counter', 'six_month_minor')))
		when 'ONE_TIME' then format('Membership for once, %s',
			desk.money(n.fee_minor))
		else 'No membership is chosen' end, n.lane, '{}', back);
end
$$;

revoke all on function desk.lane_membership_work(jsonb) from public;

reset role;
