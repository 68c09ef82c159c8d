-- SPDX-License-Identifier: GPL-3.0-or-later
-- What somebody gave as reason, cleaned; refuses none.

set role desk_owner;

create or replace function desk.reason_check(args jsonb, what text)
returns text
language plpgsql
as $$
declare
	reason text := desk.clean_text(args ->> 'reason', 500, 'The reason');
begin
	if reason is null then
		perform desk.refuse('reason', what || ' needs a reason');
	end if;
	return reason;
end
$$;

revoke all on function desk.reason_check(jsonb, text) from public;

reset role;
