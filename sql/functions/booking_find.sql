-- SPDX-License-Identifier: GPL-3.0-or-later
-- The booking a write names, as it is under its lock, or a refusal.  `status`
-- is the effective one.

set role desk_owner;

create or replace function desk.booking_find(booking integer, out id integer,
	out status text, out stored_status text, out resource_id integer,
	out starts timestamp, out ends timestamp, out minutes integer,
	out user_id text, out session_id integer, out declared integer,
	out trackman text, out roster_version integer)
language plpgsql
as $$
#variable_conflict use_column
begin
	select b.id, desk.effective_status(b.status,
			b.request_date + b.start_time, desk.local_now('club')),
		b.status, b.resource_id, b.request_date + b.start_time,
		upper(desk.during(b.request_date, b.start_time, b.end_time)),
		b.duration_minutes, b.user_id, b.session_id,
		b.declared_player_count, b.trackman_booking_id,
		b.roster_version
	into id, status, stored_status, resource_id, starts, ends, minutes,
		user_id, session_id, declared, trackman, roster_version
	from club.booking_requests b
	where b.id = booking;
	if not found then
		perform desk.refuse('missing', format(
			'There is no booking #%s', booking));
	end if;
end
$$;

revoke all on function desk.booking_find(integer) from public;

reset role;
