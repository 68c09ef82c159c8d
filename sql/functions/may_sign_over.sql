-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether a manager may sign a function of desk for the signed-in person, who
-- may not call it.

set role desk_owner;

create or replace function desk.may_sign_over(action text) returns boolean
language plpgsql stable
as $$
begin
	return not desk.may(action) and desk.signable(action);
end
$$;

revoke all on function desk.may_sign_over(text) from public;

reset role;
