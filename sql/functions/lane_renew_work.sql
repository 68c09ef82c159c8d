-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.lane_renew: the start of a lane for whose visit it is.

set role desk_owner;

create or replace function desk.lane_renew_work(args jsonb) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	who constant uuid := (select v.customer_id from counter.visits v
		where v.id = (args ->> 'visit')::uuid and v.ended_at is null);
begin
	if who is null then
		perform desk.refuse('state', 'That visit has ended: there is '
			'nothing to renew');
	end if;
	return desk.lane_start_work(args || jsonb_build_object(
		'customer', who, 'mode', 'RENEWAL'));
end
$$;

revoke all on function desk.lane_renew_work(jsonb) from public;

reset role;
