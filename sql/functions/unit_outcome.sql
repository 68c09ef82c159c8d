-- SPDX-License-Identifier: GPL-3.0-or-later
-- The outcome of a write on a unit that was done.

set role desk_owner;

create or replace function desk.unit_outcome(sentence text, unit text,
	detail jsonb default '{}', undo jsonb default null) returns jsonb
language plpgsql
as $$
begin
	return desk.counter_outcome(sentence, jsonb_build_object('unit',
			unit), desk.counter_unit_version(unit), detail,
		undo);
end
$$;

revoke all on function desk.unit_outcome(text, text, jsonb, jsonb)
	from public;

reset role;
