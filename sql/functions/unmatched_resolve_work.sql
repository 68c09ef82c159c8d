-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.unmatched_resolve.  A booking that the import was linked to
-- already is given to the member instead of making a second one.

set role desk_owner;

create or replace function desk.unmatched_resolve_work(args jsonb)
returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	member text := args ->> 'member';
	booking integer;
	owner text;
	mail text := desk.member_mail(member);
	u club.trackman_unmatched_bookings;
begin
	select b.id into booking
	from club.booking_requests b
	join club.trackman_unmatched_bookings x using (trackman_booking_id)
	where x.id = (args ->> 'unmatched')::integer
	order by b.id limit 1;
	perform desk.booking_hold(array[booking]);
	u := desk.unmatched_hold(args);
	select b.user_id into owner from club.booking_requests b
	where b.id = booking;
	if owner <> member then
		perform desk.refuse('state', format(
			'That import is {booking:%s}''s booking already',
			booking));
	end if;
	perform desk.lanes_lock(array[u.resource_id],
		desk.booking_people(booking) || member);

	perform desk.unmatched_close(u.id, 'resolved', mail);
	booking := coalesce(booking, desk.import_insert(u));
	return desk.import_give(args, booking, member,
		'link_trackman_to_member', u.original_email,
		jsonb_build_object('unmatched', u.id));
end
$$;

revoke all on function desk.unmatched_resolve_work(jsonb) from public;

reset role;
