-- SPDX-License-Identifier: GPL-3.0-or-later
-- Minutes that members use up on the given days, a row for each booking and
-- member (desk.head_shares).  members: whose bookings to look at; null for
-- everybody's.

set role desk_owner;

create or replace function desk.play(days date[], members text[],
	now timestamp)
returns table (booking_id integer, day date, starts timestamp, kind text,
	user_id text, minutes integer)
language sql stable
as $$
	select h.booking_id, h.day, h.starts, h.kind, h.user_id, h.share
	from desk.head_shares(desk.bookings_of(days, members), now) h
	where h.plays and h.user_id is not null;
$$;

revoke all on function desk.play(date[], text[], timestamp) from public;

reset role;
