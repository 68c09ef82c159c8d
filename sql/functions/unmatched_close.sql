-- SPDX-License-Identifier: GPL-3.0-or-later
-- Marks an unmatched import resolved (to a member's e-mail) or dismissed.

set role desk_owner;

create or replace function desk.unmatched_close(unmatched integer,
	becomes text, email text) returns void
language sql
as $$
	update club.trackman_unmatched_bookings u
	set status = becomes, resolved_email = unmatched_close.email,
		resolved_at = desk.local_now('club'), resolved_by = me.login
	from desk.actor() me
	where u.id = unmatched;
$$;

revoke all on function desk.unmatched_close(integer, text, text) from public;

reset role;
