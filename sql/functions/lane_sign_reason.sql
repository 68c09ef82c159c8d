-- SPDX-License-Identifier: GPL-3.0-or-later
-- The reason for vouching for an agreement that was not signed; null for one
-- that was signed on paper.  What is signed on the kiosk's screen arrives with
-- its strokes from there, and the kiosk completes the lane with it.

set role desk_owner;

create or replace function desk.lane_sign_reason(args jsonb) returns text
language plpgsql
as $$
declare
	how constant text := args ->> 'how';
begin
	if how = 'DIGITAL' then
		perform desk.refuse('missing', 'The kiosk has not sent a '
			'signature: have it signed there or on paper, or '
			'vouch for it with a reason');
	elsif how = 'BYPASS' then
		return desk.reason_check(args, 'Vouching for the agreement');
	elsif how is distinct from 'MANUAL' then
		perform desk.refuse('limit', 'An agreement is signed at the '
			'kiosk, on paper, or vouched for');
	end if;
	return null;
end
$$;

revoke all on function desk.lane_sign_reason(jsonb) from public;

reset role;
