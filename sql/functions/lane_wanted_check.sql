-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses to wait for what could never be given: with a renewal, for anything
-- but a room, or for one that is no upgrade from the backup (domain.md 1.6).

set role desk_owner;

create or replace function desk.lane_wanted_check(wanted text, backup text,
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
	end if;
	perform desk.counter_upgrade_price(backup::counter.rental_type,
		wanted::counter.rental_type);
end
$$;

revoke all on function desk.lane_wanted_check(text, text, desk.lane_at)
	from public;

reset role;
