-- SPDX-License-Identifier: GPL-3.0-or-later
-- Tells the consoles which days of a lens of the grid changed: coaches, classes
-- or collections.  A payload is a hint, never data; more than 32 days become one
-- topic (database.md 6).

set role desk_owner;

create or replace function desk.lens_tell(lens text, days date[])
returns void
language plpgsql
as $$
declare
	topics text[];
begin
	select array_agg(distinct lens || ':' || d) into topics
	from unnest(days) d
	where d is not null;
	if cardinality(topics) > 32 then
		topics := array[lens || ':*'];
	end if;
	perform pg_notify('desk', t) from unnest(topics) t;
end
$$;

revoke all on function desk.lens_tell(text, date[]) from public;

reset role;
