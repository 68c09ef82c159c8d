-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a unit is, in words.

set role desk_owner;

create or replace function desk.counter_status_words(
	status counter.room_status) returns text
language sql immutable
return case status when 'DIRTY' then 'dirty' when 'CLEANING'
	then 'being cleaned' when 'CLEAN' then 'clean' else 'in use' end;

revoke all on function desk.counter_status_words(counter.room_status)
	from public;

reset role;
