-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes away all rows that a block or closure made, for desk.undo.

set role desk_owner;

create or replace function desk.blocks_remove_work(args jsonb) returns jsonb
language plpgsql
as $$
begin
	perform desk.block_delete(args, args ->> 'kind',
		(i ->> 'id')::integer, i ->> 'version')
	from jsonb_array_elements(args -> 'ids') i;
	return jsonb_build_object('ok', true, 'booking', null,
		'version', null,
		'sentence', case args ->> 'kind' when 'block'
			then 'The block is gone' else 'Open again' end,
		'detail', jsonb_build_object());
end
$$;

revoke all on function desk.blocks_remove_work(jsonb) from public;

reset role;
