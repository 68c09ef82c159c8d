-- SPDX-License-Identifier: GPL-3.0-or-later
-- A stretch of time for people, with dates when it spans some.

set role desk_owner;

create or replace function desk.stretch_words(starts timestamp, ends timestamp,
	today date) returns text
language sql immutable
as $$
	select case when ends <= (starts::date + 1)::timestamp
		then case when starts::date <> today
			then to_char(starts, 'Dy DD Mon ') else '' end
			|| desk.span(starts, ends)
		else to_char(starts, 'Dy DD Mon HH24:MI') || ' to '
			|| to_char(ends, 'Dy DD Mon HH24:MI') end;
$$;

revoke all on function desk.stretch_words(timestamp, timestamp, date) from public;

reset role;
