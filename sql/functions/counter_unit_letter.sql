-- SPDX-License-Identifier: GPL-3.0-or-later
-- The state of a unit as the lane board draws it (wireframes.md 2a): clean, in
-- use, over before `soon`, over, dirty, being cleaned (worked at), held, out of
-- order.

set role desk_owner;

create or replace function desk.counter_unit_letter(
	status counter.room_status, ends timestamptz, held boolean,
	closed boolean, now timestamptz, soon timestamptz) returns text
language sql immutable
return case
	when status = 'OCCUPIED' then case
		when ends <= now then '!'
		when ends <= soon then '+'
		else 'o' end
	when closed then 'x'
	when status = 'DIRTY' then 'd'
	when status = 'CLEANING' then 'w'
	when held then 'h'
	else 'C' end;

revoke all on function desk.counter_unit_letter(counter.room_status,
	timestamptz, boolean, boolean, timestamptz, timestamptz) from public;

reset role;
