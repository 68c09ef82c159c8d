-- SPDX-License-Identifier: GPL-3.0-or-later
-- A roster as the record keeps it before and after a change.

set role desk_owner;

create or replace function desk.roster_facts(booking integer) returns jsonb
language sql stable
as $$
	select jsonb_build_object('declared', b.declared_player_count,
		'roster', (select coalesce(jsonb_agg(jsonb_strip_nulls(
				jsonb_build_object('role', h.role,
					'participant', h.participant_id,
					'member', h.user_id,
					'guest', h.guest_id))
				order by h.role <> 'owner', h.participant_id),
				'[]')
			from desk.head h where h.booking_id = b.id))
	from club.booking_requests b
	where b.id = booking;
$$;

revoke all on function desk.roster_facts(integer) from public;

reset role;
