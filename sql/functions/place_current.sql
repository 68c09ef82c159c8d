-- SPDX-License-Identifier: GPL-3.0-or-later
-- A place on the waitlist for a write, as desk.place_seen() has it.  Refuses one
-- that has ended, whoever ended it and whether or not that was noted: nobody
-- waits whose stay is over.

set role desk_owner;

create or replace function desk.place_current(args jsonb,
	units text[] default '{}') returns counter.waitlist
language plpgsql
as $$
declare
	w constant counter.waitlist := desk.place_seen(args, units);
	version constant text := args ->> 'version';
begin
	if w.status not in ('ACTIVE', 'OFFERED') then
		perform desk.refuse('state', format('%s waits no longer',
			desk.place_who(w)), null, null, version);
	elsif not exists (select from desk.counter_places(desk.clock()) p
		where p.id = w.id) then
		perform desk.refuse('state', format('The stay of %s has ended, '
			'and what it waited for with it', desk.place_who(w)),
			null, null, version);
	end if;
	perform desk.counter_offers_lapse(w.desired_tier, w.id);
	return w;
end
$$;

revoke all on function desk.place_current(jsonb, text[]) from public;

reset role;
