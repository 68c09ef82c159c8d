-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes heads off a roster, with their slots in the club's own lists.  A
-- guest's pass comes back under the same rule as at a cancellation.  What was
-- paid stays paid: it has to be refunded before its head goes.  Returns who
-- went.

set role desk_owner;

create or replace function desk.heads_remove(booking integer,
	leaving integer[], args jsonb) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	in_time boolean;
	head record;
	gone jsonb := '[]';
	id integer;
begin
	select desk.local_now('club') <= b.request_date + b.start_time
		- make_interval(mins => desk.setting_int('club',
			'pass_return_minutes'))
	into in_time
	from club.booking_requests b where b.id = booking;
	foreach id in array leaving loop
		select h.* into head from desk.head h
		where h.booking_id = booking and h.participant_id = id;
		if not found then
			perform desk.refuse('missing',
				'Nobody of that number is on the roster');
		elsif head.role = 'owner' then
			perform desk.refuse('roster',
				format('{head:%s} is the owner and stays', id));
		elsif head.payment_status in ('paid', 'refund_pending')
			and head.cached_minor > 0 then
			perform desk.refuse('owed', format('{head:%s} has paid '
				'%s: refund it first', id,
				desk.money(head.cached_minor)));
		end if;
		if head.used_pass and in_time then
			perform desk.passes_return(booking, args, id);
		end if;
		perform desk.slot_drop(booking, id);
		delete from club.booking_participants p where p.id = id;
		gone := gone || jsonb_strip_nulls(jsonb_build_object(
			'participant', id, 'role', head.role,
			'member', head.user_id, 'guest', head.guest_id,
			-- "Guest 1" is nobody's name
			'placeholder', case when desk.is_placeholder(head.name)
				then head.name end,
			'settled', head.payment_status <> 'pending',
			'pass_lost', head.used_pass and not in_time));
	end loop;
	return gone;
end
$$;

revoke all on function desk.heads_remove(integer, integer[], jsonb)
	from public;

reset role;
