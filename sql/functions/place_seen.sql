-- SPDX-License-Identifier: GPL-3.0-or-later
-- A place on the waitlist as its operator saw it: everything that a write on it
-- touches is locked in order, with the units named and the room that it is
-- offered.

set role desk_owner;

create or replace function desk.place_seen(args jsonb,
	units text[] default '{}') returns counter.waitlist
language plpgsql
as $$
#variable_conflict use_variable
declare
	place constant uuid := args ->> 'place';
	version text;
	w counter.waitlist;
begin
	perform desk.counter_hold(units || array(
			select 'room:' || r.number
			from counter.waitlist x
			join counter.rooms r on r.id = x.room_id
			where x.id = place),
		array(select v.customer_id
			from counter.waitlist x
			join counter.visits v on v.id = x.visit_id
			where x.id = place));
	select x.* into w from counter.waitlist x where x.id = place;
	if not found then
		perform desk.refuse('missing',
			'There is no such place on the waitlist');
	end if;
	version := desk.counter_place_version(place);
	if version is distinct from args ->> 'version' then
		perform desk.counter_stale(format('The place of %s',
			desk.place_who(w)), 'waitlist', place, version,
			jsonb_build_object('place', place));
	end if;
	return w;
end
$$;

revoke all on function desk.place_seen(jsonb, text[]) from public;

reset role;
