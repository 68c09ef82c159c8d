-- SPDX-License-Identifier: GPL-3.0-or-later
-- The way back of a batch of units: of those that changed.

set role desk_owner;

create or replace function desk.units_undo(told jsonb) returns jsonb
language sql immutable
as $$
	select jsonb_build_object('action', 'unit_clean', 'args',
		jsonb_build_object('rows', jsonb_agg(jsonb_build_object(
			'unit', r -> 'unit', 'version', r -> 'version',
			'to', r #> '{detail,was}'))))
	from jsonb_array_elements(told) r
	where (r ->> 'ok')::boolean
	  and r #> '{detail,was}' <> r #> '{detail,status}'
	having count(*) > 0;
$$;

revoke all on function desk.units_undo(jsonb) from public;

reset role;
