-- SPDX-License-Identifier: GPL-3.0-or-later
-- A quote as the screens have it: lines in words, and minor units.

set role desk_owner;

create or replace function desk.lane_quote_detail(quote jsonb) returns jsonb
language sql immutable
as $$
	select jsonb_build_object('total_minor',
		((coalesce(quote -> 'total', quote -> 'amount') #>> '{}')::numeric
			* 100)::integer,
		'lines', coalesce(jsonb_agg(jsonb_build_object(
			'words', l.line ->> 'description',
			'minor', ((l.line ->> 'amount')::numeric * 100)::integer)
			order by l.n), '[]'))
	from jsonb_array_elements(case jsonb_typeof(quote -> 'lineItems')
		when 'array' then quote -> 'lineItems' else '[]' end)
		with ordinality l (line, n);
$$;

revoke all on function desk.lane_quote_detail(jsonb) from public;

reset role;
