-- SPDX-License-Identifier: GPL-3.0-or-later
-- An outcome with itself in names as `rendered`, unless it has that already.

set role desk_owner;

create or replace function desk.outcome_named(outcome jsonb) returns jsonb
language sql stable
as $$
	select case when outcome ? 'rendered' then outcome
		else outcome || jsonb_build_object('rendered',
			desk.outcome_render(outcome - 'undo')) end;
$$;

revoke all on function desk.outcome_named(jsonb) from public;

reset role;
