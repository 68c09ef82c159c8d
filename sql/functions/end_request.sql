-- SPDX-License-Identifier: GPL-3.0-or-later
-- Closes a write: its outcome is kept, without names and without the lines of
-- a price, and returned with them.  A dry run keeps nothing.

set role desk_owner;

create or replace function desk.end_request(request uuid, outcome jsonb,
	dry_run boolean) returns jsonb
language plpgsql
as $$
begin
	if not dry_run then
		update desk.request r
		set ok = (end_request.outcome ->> 'ok')::boolean,
			outcome = (end_request.outcome - 'undo' - 'rendered')
				#- '{detail,fees}',
			undo = nullif(end_request.outcome -> 'undo', 'null')
		where r.id = request;
	end if;
	return desk.outcome_named(outcome) -> 'rendered';
end
$$;

revoke all on function desk.end_request(uuid, jsonb, boolean) from public;

reset role;
