-- SPDX-License-Identifier: GPL-3.0-or-later
-- The states in which a booking holds its bay (domain.md 2.1).

set role desk_owner;

create or replace function desk.booking_occupies(status text) returns boolean
language sql immutable
return status in ('pending', 'pending_approval', 'approved', 'confirmed',
	'checked_in', 'attended', 'cancellation_pending');

revoke all on function desk.booking_occupies(text) from public;

reset role;
