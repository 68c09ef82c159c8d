-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses what is no rental, and for the last two hours another one than the
-- stay has.

set role desk_owner;

create or replace function desk.lane_rental_check(rental text,
	n desk.lane_at) returns void
language plpgsql
as $$
begin
	if (rental = any (enum_range(null::counter.rental_type)::text[]))
		is not true then
		perform desk.refuse('limit', 'A rental is a locker, a gym '
			'locker or a standard, double or special room');
	elsif n.mode = 'RENEWAL' and n.hours = 2 and rental <> n.own_rental then
		perform desk.refuse('limit', format('The last 2 hours are in '
			'%s, which they have', lower(desk.counter_unit_label(
			n.own_unit))));
	end if;
end
$$;

revoke all on function desk.lane_rental_check(text, desk.lane_at) from public;

reset role;
