-- SPDX-License-Identifier: GPL-3.0-or-later
-- Why a person's role keeps them from an action, and who could, as a bar; null
-- when it does not.  What a manager may sign for them is possible.

set role desk_owner;

create or replace function desk.role_bar(needs text, manager boolean)
returns jsonb
language plpgsql stable
as $$
begin
	if desk.may(needs) or desk.may_sign_over(needs) then
		return null;
	end if;
	return jsonb_build_object('sentence', case
			when manager then 'Only a manager may do that'
			else 'Your role only looks' end,
		'who_can', desk.who_can(case when manager
			then 'manager' else 'frontdesk' end));
end
$$;

revoke all on function desk.role_bar(text, boolean) from public;

reset role;
