-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whose place it is, as a token of an outcome.

set role desk_owner;

create or replace function desk.place_who(w counter.waitlist) returns text
language plpgsql stable
as $$
begin
	return (select format('{customer:%s}', v.customer_id)
		from counter.visits v where v.id = w.visit_id);
end
$$;

revoke all on function desk.place_who(counter.waitlist) from public;

reset role;
