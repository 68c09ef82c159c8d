-- SPDX-License-Identifier: GPL-3.0-or-later
-- The detail of an outcome about a booking's money: what it costs, head by
-- head, and what was settled just now.

set role desk_owner;

create or replace function desk.fees_detail(booking integer, settled jsonb)
returns jsonb
language sql stable
as $$
	select jsonb_build_object('price_minor', coalesce(sum(f.minor), 0),
		'fees', coalesce(jsonb_agg(jsonb_build_object(
			'name', desk.verbatim(desk.listing_name(f.name)),
			'role', f.role,
			'minor', f.minor, 'why', f.why) order by f.ord), '[]'),
		'warnings', jsonb_build_array()) || coalesce(settled, '{}')
	from desk.booking_fees(array[booking]) f;
$$;

revoke all on function desk.fees_detail(integer, jsonb) from public;

reset role;
