-- SPDX-License-Identifier: GPL-3.0-or-later
-- The outcome of a write on a unit that was done.

set role desk_owner;

create or replace function desk.unit_outcome(sentence text, unit text,
	detail jsonb default '{}') returns jsonb
language plpgsql
as $$
begin
	return jsonb_build_object('ok', true, 'sentence', sentence,
		'booking', null, 'unit', unit,
		'version', desk.counter_unit_version(unit),
		'detail', coalesce(detail, '{}'), 'undo', null);
end
$$;

revoke all on function desk.unit_outcome(text, text, jsonb) from public;

reset role;
