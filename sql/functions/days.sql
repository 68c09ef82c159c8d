-- SPDX-License-Identifier: GPL-3.0-or-later
-- The days a range of wall time touches; a night booking touches two.

set role desk_owner;

create or replace function desk.days(during tsrange) returns setof date
language sql immutable
as $$
	select d::date
	from generate_series(lower(during)::date::timestamp,
		(upper(during) - interval '1 microsecond')::date::timestamp,
		interval '1 day') d;
$$;

revoke all on function desk.days(tsrange) from public;

reset role;
