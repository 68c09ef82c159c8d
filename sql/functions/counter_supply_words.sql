-- SPDX-License-Identifier: GPL-3.0-or-later
-- "1 free, 1 waits", "2 double free, 3 wait", "none free".  What, when it is
-- not clear from where it stands, is the tier.

set role desk_owner;

create or replace function desk.counter_supply_words(free integer,
	waiting integer, what text default null) returns text
language sql stable
return concat_ws(' ', case free when 0 then 'none' else free::text end,
		lower(what), 'free')
	|| case waiting when 0 then '' when 1 then ', 1 waits'
		else ', ' || waiting || ' wait' end;

revoke all on function desk.counter_supply_words(integer, integer, text)
	from public;

reset role;
