-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether the signed-in person may ask a manager to sign a function of desk, for
-- what their role keeps them from: all of it, or in the state that a thing is in.

set role desk_owner;

create or replace function desk.signable(action text) returns boolean
language plpgsql stable
as $$
begin
	return desk.may('signover_ask')
		and desk.signover_function(action) is not null;
end
$$;

revoke all on function desk.signable(text) from public;

reset role;
