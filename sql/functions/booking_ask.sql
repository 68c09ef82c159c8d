-- SPDX-License-Identifier: GPL-3.0-or-later
-- A booking as desk.booking_price wants it: member, declared players and
-- companions, from the roster.

set role desk_owner;

create or replace function desk.booking_ask(booking integer) returns jsonb
language sql stable
as $$
	select jsonb_build_object('member', b.user_id,
		'declared', b.declared_player_count,
		'companions', coalesce((
			select jsonb_agg(case when p.user_id is not null
				then jsonb_build_object('member', p.user_id,
					'participant', p.id)
				else jsonb_build_object(
					'guest', p.display_name,
					'email', g.email, 'participant', p.id,
					'pass', p.used_guest_pass)
				end order by p.id)
			from club.booking_participants p
			left join club.guests g on g.id = p.guest_id
			where p.session_id = b.session_id
			  and p.participant_type <> 'owner'
			  and p.invite_status in ('accepted', 'pending')),
			case when b.session_id is null then
				desk.request_companions(b.request_participants)
			end, '[]'))
	from club.booking_requests b
	where b.id = booking;
$$;

revoke all on function desk.booking_ask(integer) from public;

reset role;
