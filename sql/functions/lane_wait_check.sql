-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses to wait for what nobody can wait for, and for what nobody needs to: a
-- tier of which something is free (domain.md 1.6).

set role desk_owner;

create or replace function desk.lane_wait_check(wanted text, backup text,
	n desk.lane_at) returns void
language plpgsql
as $$
begin
	perform desk.lane_wanted_check(wanted, backup, n);
	if exists (select from desk.counter_free(wanted, n.customer, n.visit,
		n.session, false)) then
		perform desk.refuse('state', format('%s is free: nobody needs '
			'to wait for it', wanted));
	end if;
end
$$;

revoke all on function desk.lane_wait_check(text, text, desk.lane_at)
	from public;

reset role;
