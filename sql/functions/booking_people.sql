-- SPDX-License-Identifier: GPL-3.0-or-later
-- The members whose own time a booking takes: owner and participants.

set role desk_owner;

create or replace function desk.booking_people(booking integer)
returns text[]
language sql stable
as $$
	select coalesce(array_agg(distinct w.who), '{}')
	from club.booking_requests b,
		lateral (
			select b.user_id as who
			union all
			select p.user_id from club.booking_participants p
			where p.session_id = b.session_id
			  and p.invite_status in ('accepted', 'pending')
			union all
			select j #>> '{}'
			from jsonb_path_query(b.request_participants,
				'lax $[*].userId ? (@.type() == "string")') j
			where b.session_id is null) w
	where b.id = booking and w.who is not null;
$$;

revoke all on function desk.booking_people(integer) from public;

reset role;
