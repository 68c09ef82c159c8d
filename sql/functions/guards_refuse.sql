-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a check-in with everything that stands in its way: the first guard
-- gives the code and the sentence, detail.guards has them all.

set role desk_owner;

create or replace function desk.guards_refuse(booking integer, guards jsonb)
returns void
language plpgsql
as $$
declare
	more integer := jsonb_array_length(guards) - 1;
begin
	perform desk.refuse(
		case guards -> 0 ->> 'guard'
			when 'owed' then 'owed'
			when 'roster' then 'roster'
			when 'session' then 'missing'
			when 'early' then 'limit'
			when 'late' then 'limit'
			else 'state' end,
		(guards -> 0 ->> 'sentence') || case when more > 0
			then format(' (and %s more)', more) else '' end,
		null, jsonb_build_object('guards', guards),
		desk.booking_version(booking));
end
$$;

revoke all on function desk.guards_refuse(integer, jsonb) from public;

reset role;
