-- SPDX-License-Identifier: GPL-3.0-or-later
-- A status that stands on the counter's record, in words: of a unit as the board
-- says it; what else there is (places, requests) loses its underscores.

set role desk_owner;

create or replace function desk.counter_status_said(status text) returns text
language plpgsql immutable
as $$
begin
	if status in ('DIRTY', 'CLEANING', 'CLEAN', 'OCCUPIED') then
		return desk.counter_status_words(status::counter.room_status);
	end if;
	return lower(replace(status, '_', ' '));
end
$$;

revoke all on function desk.counter_status_said(text) from public;

reset role;
