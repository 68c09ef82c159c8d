-- SPDX-License-Identifier: GPL-3.0-or-later
-- The call that takes a roster change back.  It holds ids, no names, so there
-- is none for a guest whom the club does not know; nor when somebody who left
-- had used a pass or been waived, since that does not come back by itself.

set role desk_owner;

create or replace function desk.roster_undo(booking integer, added integer[],
	gone jsonb, declared integer) returns jsonb
language sql stable
as $$
	select case when not jsonb_path_exists(gone, '$[*] ? (@.settled == true
		|| !exists(@.member) && !exists(@.guest) && !exists(@.placeholder))')
	then jsonb_build_object('action', 'roster_change', 'args',
		jsonb_build_object('booking', booking, 'declared', declared,
			'add', (
				select coalesce(jsonb_agg(case
					when g ? 'member' then
						jsonb_build_object('member',
							g -> 'member')
					when g ? 'guest' then
						jsonb_build_object('guest_id',
							g -> 'guest')
					else jsonb_build_object('guest',
						g -> 'placeholder') end), '[]')
				from jsonb_array_elements(gone) g),
			'remove', to_jsonb(added),
			'reason', 'roster change undone')) end;
$$;

revoke all on function desk.roster_undo(integer, integer[], jsonb, integer)
	from public;

reset role;
