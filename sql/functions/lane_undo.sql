-- SPDX-License-Identifier: GPL-3.0-or-later
-- The call that takes a step of a lane session back: what steps before the
-- payment change, as it is before this one (domain.md 1.3).  Ids and codes.

set role desk_owner;

create or replace function desk.lane_undo(n desk.lane_at) returns jsonb
language plpgsql
as $$
begin
	return (select jsonb_build_object('action', 'lane_restore', 'args',
			jsonb_build_object('lane', n.lane,
				'language', n.language, 'unit', n.unit,
				'was', to_jsonb(w)))
		from (select s.proposed_rental_type, s.proposed_by,
				s.waitlist_desired_type, s.backup_rental_type,
				s.disclaimers_ack_json, s.membership_choice,
				s.membership_purchase_intent,
				s.assigned_resource_type,
				s.assigned_resource_id
			from counter.lane_sessions s
			where s.id = n.session) w);
end
$$;

revoke all on function desk.lane_undo(desk.lane_at) from public;

reset role;
