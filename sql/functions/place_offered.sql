-- SPDX-License-Identifier: GPL-3.0-or-later
-- The room that somebody is offered now; refuses who is offered none, or none
-- any more: the clock ends an offer, whether or not anybody has noted it.

set role desk_owner;

create or replace function desk.place_offered(w counter.waitlist)
returns text
language plpgsql
as $$
declare
	unit text := (select 'room:' || r.number from counter.rooms r
		where r.id = w.room_id);
begin
	if w.status <> 'OFFERED' then
		perform desk.refuse('state', format('%s is offered nothing: '
			'offer a room first', desk.place_who(w)));
	elsif w.offer_expires_at <= desk.clock() then
		perform desk.refuse('state', format('The offer of %s ran out '
			'at %s: offer it again', desk.counter_unit_label(unit),
			to_char(desk.counter_local(w.offer_expires_at),
				'HH24:MI')), null,
			jsonb_build_object('unit', unit));
	end if;
	return unit;
end
$$;

revoke all on function desk.place_offered(counter.waitlist) from public;

reset role;
