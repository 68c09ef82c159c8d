-- SPDX-License-Identifier: GPL-3.0-or-later
-- A range of wall time for people: 15:30-17:00, or 22:00-24:00.

set role desk_owner;

create or replace function desk.span(starts timestamp, ends timestamp)
returns text
language sql immutable
as $$
	select to_char(starts, 'HH24:MI') || '-'
		|| to_char(desk.end_time(starts, ends), 'HH24:MI');
$$;

revoke all on function desk.span(timestamp, timestamp) from public;

reset role;
