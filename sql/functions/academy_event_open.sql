-- SPDX-License-Identifier: GPL-3.0-or-later
-- The event, locked against being canceled or resized meanwhile; refuses one
-- that is canceled.

set role desk_owner;

create or replace function desk.academy_event_open(wanted text)
returns academy.event
language plpgsql
as $$
declare
	e academy.event;
begin
	select x.* into e from academy.event x
	where x.id = wanted
	for share;
	if e.canceled then
		perform desk.refuse('state', 'The event is canceled');
	end if;
	return e;
end
$$;

revoke all on function desk.academy_event_open(text) from public;

reset role;
