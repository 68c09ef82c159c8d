-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.block_remove.

set role desk_owner;

create or replace function desk.block_remove_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	reason text := desk.reason_check(args, 'A removal');
	gone record;
begin
	select * into gone from desk.block_delete(
		args || jsonb_build_object('reason', reason),
		args ->> 'kind', (args ->> 'id')::integer, args ->> 'version');
	return jsonb_build_object('ok', true, 'booking', null,
		'version', null,
		'sentence', gone.place || case args ->> 'kind'
			when 'block' then ' is no longer blocked'
			else ' is open again' end,
		'detail', jsonb_build_object(),
		'undo', gone.undo);
end
$$;

revoke all on function desk.block_remove_work(jsonb) from public;

reset role;
