-- SPDX-License-Identifier: GPL-3.0-or-later
-- What signing would do, looked at by whoever asked for it: only ever tried, by
-- desk.signover_try().

set role desk_owner;

create or replace function desk.signover_look_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	me constant desk.staff := desk.actor();
	asked constant uuid := args ->> 'signover';
	wish desk.signover;
begin
	select s.* into wish from desk.signover s
	where s.id = asked and s.clerk_id = me.id and s.state = 'open';
	if not found then
		perform desk.refuse('missing',
			'You have not asked for that to be signed');
	end if;
	return desk.signover_do(wish, args);
end
$$;

revoke all on function desk.signover_look_work(jsonb) from public;

reset role;
