-- SPDX-License-Identifier: GPL-3.0-or-later
-- The wish of somebody who speaks of their own: still to be signed, else it is
-- said what became of it.

set role desk_owner;

create or replace function desk.signover_asked(args jsonb)
returns desk.signover
language plpgsql stable
as $$
declare
	me constant desk.staff := desk.actor();
	asked constant uuid := args ->> 'signover';
	wish desk.signover;
begin
	select s.* into wish from desk.signover s
	where s.id = asked and s.clerk_id = me.id;
	if not found then
		perform desk.refuse('missing',
			'You have not asked for that to be signed');
	elsif wish.state <> 'open' then
		perform desk.refuse('state', desk.signover_state_words(wish)
			|| case wish.state when 'signed' then ', so it is done'
			else '' end);
	end if;
	return wish;
end
$$;

revoke all on function desk.signover_asked(jsonb) from public;

reset role;
