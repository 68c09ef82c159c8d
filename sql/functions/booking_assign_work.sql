-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.booking_assign.  An import of the same number that waits in
-- trackman_unmatched_bookings is answered with it.

set role desk_owner;

create or replace function desk.booking_assign_work(args jsonb)
returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	booking integer := args ->> 'booking';
	member text := args ->> 'member';
	owner text := desk.member_mail(member);
	mail text;
	b record;
	u record;
begin
	perform desk.booking_hold(array[booking]);
	select * into b from desk.booking_find(booking);
	select x.id, x.original_email as mail into u
	from club.trackman_unmatched_bookings x
	where x.trackman_booking_id = b.trackman and x.status = 'unmatched'
	order by x.id limit 1
	for no key update;
	perform desk.version_check(booking, args);
	perform desk.booking_allow(booking, 'booking_assign');
	perform desk.lanes_lock(array[b.resource_id],
		desk.booking_people(booking) || member);

	select r.user_email into mail from club.booking_requests r
	where r.id = booking;
	if u.id is not null then
		perform desk.unmatched_close(u.id, 'resolved', owner);
	end if;
	return desk.import_give(args, booking, member,
		'assign_member_to_booking', coalesce(mail, u.mail),
		desk.booking_facts(booking));
end
$$;

revoke all on function desk.booking_assign_work(jsonb) from public;

reset role;
