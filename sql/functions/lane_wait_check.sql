-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses to wait for what nobody needs to wait for: a tier of which something
-- is free, one's own backup, or anything but a room (domain.md 1.6).

set role desk_owner;

create or replace function desk.lane_wait_check(wanted text, backup text,
	n desk.lane_at) returns void
language plpgsql
as $$
begin
	if n.mode = 'RENEWAL' then
		perform desk.refuse('limit', 'Who is inside joins the waitlist '
			'from their unit, not with a renewal');
	elsif (wanted in ('STANDARD', 'DOUBLE', 'SPECIAL')) is not true
		or wanted = backup then
		perform desk.refuse('limit', 'People wait for a room of '
			'another tier than their own');
	elsif exists (select from desk.counter_free(wanted, n.customer, n.visit,
		n.session, false)) then
		perform desk.refuse('state', format('%s is free: nobody needs '
			'to wait for it', wanted));
	end if;
end
$$;

revoke all on function desk.lane_wait_check(text, text, desk.lane_at)
	from public;

reset role;
