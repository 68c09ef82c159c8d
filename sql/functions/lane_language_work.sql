-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.lane_language: it is the customer's, and stays with them.

set role desk_owner;

create or replace function desk.lane_language_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	n constant desk.lane_at := desk.lane_hold(args);
	before constant jsonb := desk.lane_facts(n.session);
	back constant jsonb := desk.lane_undo(n);
	chosen constant text := args ->> 'language';
begin
	perform desk.lane_allow(n.lane, 'lane_language');
	if chosen is null then
		perform desk.refuse('limit', 'A language is English or '
			'Spanish');
	end if;
	-- the lane's own row tells the consoles
	update counter.lane_sessions s set updated_at = desk.clock()
	where s.id = n.session;
	perform desk.lane_language_set(args, n, chosen);
	perform desk.lane_keep_own(n);
	perform desk.lane_note(args, n.session, before);
	return desk.lane_outcome(format('{customer:%s} speaks %s', n.customer,
		case chosen when 'ES' then 'Spanish' else 'English' end),
		n.lane, '{}', back);
end
$$;

revoke all on function desk.lane_language_work(jsonb) from public;

reset role;
