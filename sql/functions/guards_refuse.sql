-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a check-in with everything that stands in its way: the first guard
-- gives the code and the sentence, detail.guards has them all.  Of somebody
-- who pays, what is owed is not the reason.

set role desk_owner;

create or replace function desk.guards_refuse(booking integer, guards jsonb,
	pays boolean default false) returns void
language plpgsql
as $$
declare
	first jsonb := coalesce(case when pays then jsonb_path_query_first(
		guards, '$[*] ? (@.guard != "owed")') end, guards -> 0);
	more integer := jsonb_array_length(guards) - 1;
begin
	perform desk.refuse(
		case first ->> 'guard'
			when 'owed' then 'owed'
			when 'roster' then 'roster'
			when 'session' then 'missing'
			when 'early' then 'limit'
			when 'late' then 'limit'
			else 'state' end,
		(first ->> 'sentence') || case when more > 0
			then format(' (and %s more)', more) else '' end,
		null, jsonb_build_object('guards', guards),
		desk.booking_version(booking));
end
$$;

revoke all on function desk.guards_refuse(integer, jsonb, boolean)
	from public;

reset role;
