-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a check-in with everything that stands in its way: the first guard
-- gives the code, the sentence says them all, and so does detail.guards.  Of
-- somebody who pays, what is owed is not the reason.

set role desk_owner;

create or replace function desk.guards_refuse(booking integer, guards jsonb,
	pays boolean default false) returns void
language plpgsql
as $$
declare
	first jsonb := coalesce(case when pays then jsonb_path_query_first(
		guards, '$[*] ? (@.guard != "owed")') end, guards -> 0);
	others text := (select string_agg('; ' || (g ->> 'sentence'), ''
			order by n)
		from jsonb_array_elements(guards) with ordinality e (g, n)
		where g <> first and not (pays and g ->> 'guard' = 'owed'));
begin
	perform desk.refuse(
		case first ->> 'guard'
			when 'owed' then 'owed'
			when 'roster' then 'roster'
			when 'session' then 'missing'
			when 'early' then 'limit'
			when 'late' then 'limit'
			else 'state' end,
		(first ->> 'sentence') || coalesce(others, ''),
		null, jsonb_build_object('guards', guards),
		desk.booking_version(booking));
end
$$;

revoke all on function desk.guards_refuse(integer, jsonb, boolean)
	from public;

reset role;
