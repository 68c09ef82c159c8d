-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.checkout_done: everything is locked in order; then the clock
-- is read, which decides on fee and ban.

set role desk_owner;

create or replace function desk.checkout_done_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	thing text := args ->> 'thing';
	c counter.checkout_requests;
	unit text := thing;
	version text := args ->> 'version';
begin
	if desk.counter_uuid(thing) is not null then
		c := desk.checkout_current(args
			|| jsonb_build_object('checkout', thing));
		select n.unit, n.version into unit, version
		from desk.counter_unit_now n where n.block = c.occupancy_id;
		if not found then
			perform desk.refuse('state', format('%s has left '
				'already', desk.checkout_who(c)));
		end if;
	else
		perform desk.counter_hold(array[unit]);
	end if;
	return desk.checkout_row_work(args || jsonb_build_object('unit', unit,
		'version', version));
end
$$;

revoke all on function desk.checkout_done_work(jsonb) from public;

reset role;
