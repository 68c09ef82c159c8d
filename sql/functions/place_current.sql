-- SPDX-License-Identifier: GPL-3.0-or-later
-- A place on the waitlist for a write: everything that it touches is locked in
-- order, with the units named and the room that it is offered, and it is as
-- its operator saw it.  Refuses a place that has ended, whoever ended it and
-- whether or not that was noted: nobody waits whose stay is over.

set role desk_owner;

create or replace function desk.place_current(args jsonb,
	units text[] default '{}') returns counter.waitlist
language plpgsql
as $$
#variable_conflict use_variable
declare
	place constant uuid := args ->> 'place';
	now timestamptz;
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
	now := desk.clock();
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
	elsif w.status not in ('ACTIVE', 'OFFERED') then
		perform desk.refuse('state', format('%s waits no longer',
			desk.place_who(w)), null, null, version);
	elsif not exists (select from desk.counter_places(now) p
		where p.id = place) then
		perform desk.refuse('state', format('The stay of %s has ended, '
			'and what it waited for with it', desk.place_who(w)),
			null, null, version);
	end if;
	perform desk.counter_offers_lapse(w.desired_tier, place);
	return w;
end
$$;

revoke all on function desk.place_current(jsonb, text[]) from public;

reset role;
