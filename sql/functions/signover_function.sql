-- SPDX-License-Identifier: GPL-3.0-or-later
-- The function that does what somebody wants signed, null when there is none:
-- any write of desk that a manager may do, so that those to come need no list.
-- What is one's own alone, undoing and signing, is not handed on.

set role desk_owner;

create or replace function desk.signover_function(action text) returns oid
language plpgsql stable
as $$
begin
	return (
		select p.oid
		from pg_catalog.pg_proc p
		where p.pronamespace = 'desk'::regnamespace
		  and p.proname = signover_function.action
		  and p.prosecdef
		  and p.proname <> 'undo' and p.proname !~ '^signover_'
		  and p.proargnames[1] = 'request'
		  and p.proargnames[p.pronargs] = 'dry_run'
		  and has_function_privilege('desk_manager', p.oid, 'execute')
		  and to_regprocedure(format('desk.%I(jsonb)',
			p.proname || '_work')) is not null);
end
$$;

revoke all on function desk.signover_function(text) from public;

reset role;
