-- SPDX-License-Identifier: GPL-3.0-or-later
-- The state of a unit in words, as its peek has it.

set role desk_owner;

create or replace function desk.counter_unit_state(
	status counter.room_status, ends timestamptz, now timestamptz,
	closed boolean, hold text, hold_until timestamptz) returns text
language plpgsql stable
as $$
begin
	return case
		when status = 'OCCUPIED' and ends <= now then format(
			'in use, over %s min',
			desk.counter_late_minutes(ends, now))
		when status = 'OCCUPIED' and ends is not null
			and ends <= now + make_interval(mins =>
				desk.setting_int('counter', 'soon_minutes'))
			then format('in use, ends in %s min', ceil(extract(
				epoch from ends - now) / 60))
		when status = 'OCCUPIED' then 'in use'
		when closed then 'out of order'
		when status = 'DIRTY' then 'dirty'
		when status = 'CLEANING' then 'being cleaned'
		when hold is not null then 'held: ' || hold || coalesce(
			' until ' || to_char(desk.counter_local(hold_until),
				'HH24:MI'), '')
		else 'clean' end;
end
$$;

revoke all on function desk.counter_unit_state(counter.room_status,
	timestamptz, timestamptz, boolean, text, timestamptz) from public;

reset role;
