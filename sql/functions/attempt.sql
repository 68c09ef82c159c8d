-- SPDX-License-Identifier: GPL-3.0-or-later
-- One action within a batch: done, or undone and its refusal returned.  The
-- work hears what it is called as, for the record.

set role desk_owner;

create or replace function desk.attempt(action text, args jsonb) returns jsonb
language plpgsql
as $$
declare
	outcome jsonb;
	said text;
begin
	execute format('select desk.%I($1)', action || '_work')
	into strict outcome using args
		|| jsonb_build_object('console_action', action);
	return outcome;
exception
	when sqlstate 'OD001' then
		get stacked diagnostics said = pg_exception_detail;
		return said::jsonb;
	when integrity_constraint_violation then
		get stacked diagnostics said = constraint_name;
		return desk.constraint_refusal(said);
end
$$;

revoke all on function desk.attempt(text, jsonb) from public;

reset role;
