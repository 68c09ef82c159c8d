-- SPDX-License-Identifier: GPL-3.0-or-later
-- Does what was laid down, as the person signed in.  Both who sign and who only
-- ask what would happen call this; args say which request and whether it is dry.

set role desk_owner;

create or replace function desk.signover_do(wish desk.signover, args jsonb)
returns jsonb
language plpgsql
as $$
declare
	outcome jsonb;
begin
	execute format('select desk.%I($1)', wish.action || '_work')
	into strict outcome
	using wish.args || jsonb_strip_nulls(jsonb_build_object(
		'request', args -> 'request', 'dry_run', args -> 'dry_run',
		'console_action', wish.action,
		'at_desk_of', (select s.login from desk.staff s
			where s.id = wish.clerk_id),
		'at_desk', case when not wish.queued then wish.desk end));
	return outcome;
end
$$;

revoke all on function desk.signover_do(desk.signover, jsonb) from public;

reset role;
