-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.lane_start.  Two desks at one lane: the second waits for
-- the first's row and is told who stands there; two lanes with one customer
-- meet at the customer's row.

set role desk_owner;

create or replace function desk.lane_start_work(args jsonb) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	lane constant text := desk.lane_named(args);
	mode constant text := coalesce(args ->> 'mode', 'CHECKIN');
	hours constant integer := args ->> 'hours';
	who uuid := args ->> 'customer';
	session uuid;
	n desk.lane_at;
	told jsonb := '{}';
begin
	if mode not in ('CHECKIN', 'RENEWAL') then
		perform desk.refuse('limit', 'A lane checks in or renews');
	elsif mode = 'RENEWAL' and (hours in (2, 6)) is not true then
		perform desk.refuse('limit', 'A stay is renewed for 2 or 6 '
			'hours');
	elsif who is null and coalesce(args ->> 'scan', '') = '' then
		perform desk.refuse('missing', 'Scan or look up a customer '
			'first');
	end if;
	who := coalesce(who, desk.lane_scan(args ->> 'scan'));
	perform from counter.customers c where c.id = who for no key update;
	if not found then
		perform desk.refuse('missing', 'There is no such customer');
	end if;
	perform from counter.lane_sessions s
	where s.lane_id = lane and s.status not in ('COMPLETED', 'CANCELLED')
	for no key update;
	perform desk.lane_version_check(args);
	perform desk.lane_allow(lane, 'lane_start');
	perform desk.lane_may_come(who, mode);

	session := desk.lane_begin(lane, who, mode,
		case mode when 'RENEWAL' then hours end);
	select x.* into n from desk.lane_at x where x.lane = lane;
	if mode = 'RENEWAL' then
		perform desk.counter_may_renew(n.visit, hours);
		perform desk.lane_keep_own(n);
		told := desk.lane_renewal_detail(n);
		if hours = 2 then
			perform desk.counter_audit(args,
				'FINAL_EXTENSION_STARTED', 'visit', n.visit,
				null, jsonb_build_object('hours', hours));
		end if;
	end if;
	perform desk.lane_note(args, session, null, null, 'CREATE');
	return desk.lane_outcome(format('{customer:%s} is at lane %s%s', who,
		lane, case mode when 'RENEWAL'
			then format(', to renew for %s hours', hours) else '' end),
		lane, told || jsonb_build_object('customer', who,
			'session', session),
		jsonb_build_object('action', 'lane_reset', 'args',
			jsonb_build_object('lane', lane)));
end
$$;

revoke all on function desk.lane_start_work(jsonb) from public;

reset role;
