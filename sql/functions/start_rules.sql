-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a start that has passed.  The row of now may be booked: a walk-in
-- at 14:07 has the bay from 14:00 or 14:05.

set role desk_owner;

create or replace function desk.start_rules(starts timestamp, now timestamp)
returns void
language plpgsql
as $$
begin
	if starts < now - make_interval(mins =>
		desk.setting_int('club', 'book_back_minutes')) then
		perform desk.refuse('limit', format('%s is past',
			case when starts::date = now::date
				then to_char(starts, 'HH24:MI')
				else desk.stamp(starts) end));
	end if;
end
$$;

revoke all on function desk.start_rules(timestamp, timestamp) from public;

reset role;
