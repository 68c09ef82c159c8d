-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes back that an offer was declined, for desk.undo, as long as it would
-- have lasted and the room has gone to nobody else.

set role desk_owner;

create or replace function desk.place_reoffer_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	unit text := args ->> 'unit';
	until timestamptz := args ->> 'until';
	w counter.waitlist := desk.place_current(args, array[unit]);
	gone text := desk.place_offer_gone(w, unit, until);
begin
	if gone is not null then
		perform desk.refuse('state', gone || ': they wait on');
	end if;
	perform desk.place_reoffer(args, w.id, f.id, until)
	from desk.counter_unit_find(unit) f;
	return desk.place_outcome(format('%s is offered %s until %s again',
			desk.place_who(w), desk.counter_unit_label(unit),
			to_char(desk.counter_local(until), 'HH24:MI')), w.id,
		jsonb_build_object('unit', unit));
end
$$;

revoke all on function desk.place_reoffer_work(jsonb) from public;

reset role;
