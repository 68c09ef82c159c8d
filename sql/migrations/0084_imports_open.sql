-- SPDX-License-Identifier: GPL-3.0-or-later
-- Bookings that Trackman made and nobody has claimed are among the alerts of
-- every picture of the grid, of whatever day they are: found without reading
-- the others (domain.md 2.7).

set role desk_owner;

create index booking_requests_unmatched_idx
	on club.booking_requests (request_date, start_time)
	where is_unmatched;

reset role;
