-- SPDX-License-Identifier: GPL-3.0-or-later
-- Why a place on the waitlist is in no state for an action, or null when it is.

set role desk_owner;

create or replace function desk.place_bar(place text, action text)
returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	w counter.waitlist;
	said text;
begin
	select x.* into w from counter.waitlist x where x.id = desk.counter_uuid(place);
	if not found then
		return desk.lane_barred('missing',
			'There is no such place on the waitlist');
	elsif not exists (select from desk.counter_places(desk.clock()) p
		where p.id = w.id) then
		return desk.lane_barred('state', format('%s waits no longer',
			desk.place_who(w)));
	elsif action in ('place_accept', 'place_decline') then
		perform desk.place_offered(w);
	end if;
	return null;
exception when sqlstate 'OD001' then
	get stacked diagnostics said = pg_exception_detail;
	return said::jsonb;
end
$$;

revoke all on function desk.place_bar(text, text) from public;

reset role;
