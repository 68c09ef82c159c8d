-- SPDX-License-Identifier: GPL-3.0-or-later
-- The three nearest free slots as a clash offers them.

set role desk_owner;

create or replace function desk.free_priced(claim bigint, resource integer,
	during tsrange, people text[], ask jsonb) returns jsonb
language sql volatile
as $$
	select coalesce(jsonb_agg(jsonb_build_object(
		'resource', f.resource_id,
		'label', desk.resource_label(f.resource_id),
		'starts', desk.stamp(f.starts), 'ends', desk.stamp(f.ends),
		'price_minor', desk.booking_price(f.resource_id, f.starts,
			n.minutes, ask ->> 'member',
			(ask ->> 'declared')::integer, ask -> 'companions',
			nullif(claim, 0)::integer) -> 'price_minor')
		order by f.n), '[]')
	from (select (extract(epoch from upper(during) - lower(during))
			/ 60)::integer as minutes) n,
		desk.free_slots(resource, lower(during), n.minutes, people,
			claim, 3) with ordinality
			as f (resource_id, starts, ends, n);
$$;

revoke all on function desk.free_priced(bigint, integer, tsrange, text[],
	jsonb) from public;

reset role;
