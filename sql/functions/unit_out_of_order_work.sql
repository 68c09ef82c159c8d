-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.unit_out_of_order.  The unit's own row is changed as well:
-- a writer that looked at it in an older snapshot finds that out.  Undone, it
-- is out of order since when it was, by whom and why.

set role desk_owner;

create or replace function desk.unit_out_of_order_work(args jsonb)
returns jsonb
language plpgsql
as $$
declare
	unit text := args ->> 'unit';
	label text := desk.counter_unit_label(unit);
	is_out boolean := coalesce((args ->> 'out')::boolean, false);
	reason text;
	former desk.counter_closed;
	n desk.counter_unit_now;
begin
	perform desk.unit_undo_hold(args, array[unit]);
	n := desk.unit_current(unit, args ->> 'version');
	if is_out = (n.closed_since is not null) then
		perform desk.refuse('state', format('%s is %s already', label,
			case when is_out then 'out of order' else 'in order'
			end));
	end if;
	if is_out then
		reason := desk.reason_check(args,
			'Taking a unit out of order');
		if args ? 'undo_of' then
			n := desk.unit_offer_undone(args, n);
		end if;
		perform desk.unit_held_check(n);
		perform desk.counter_unit_lapse(n.kind, n.id);
		insert into desk.counter_closed (resource_type, resource_id,
			since, staff_id, reason)
		values (n.kind::counter.inventory_resource_type, n.id,
			coalesce((args ->> 'since')::timestamptz, desk.clock()),
			coalesce((args ->> 'staff')::uuid,
				desk.counter_actor(desk.actor())),
			reason);
	else
		reason := desk.clean_text(args ->> 'reason', 500,
			'The reason');
		delete from desk.counter_closed c
		where c.resource_id = n.id
		  and c.resource_type::text = n.kind
		returning c.* into former;
	end if;
	update counter.rooms r set floor = r.floor
	where n.kind = 'room' and r.id = n.id;
	update counter.lockers l set number = l.number
	where n.kind = 'locker' and l.id = n.id;
	perform desk.counter_audit(args, 'UPDATE', n.kind, n.id,
		jsonb_build_object('out_of_order', not is_out),
		jsonb_build_object('out_of_order', is_out), reason);
	if n.kind = 'room' and not is_out then
		perform desk.counter_offer_next(n.id);
	end if;
	return desk.unit_outcome(format('%s is %s%s', label, case when is_out
			then 'out of order' else 'in order again' end,
			coalesce(': ' || desk.verbatim(reason), '')), unit,
		desk.unit_offer_told((select x from desk.counter_unit_now x
			where x.id = n.id)),
		jsonb_build_object('action', 'unit_out_of_order', 'args',
			jsonb_strip_nulls(jsonb_build_object('unit', unit,
				'out', not is_out, 'reason', former.reason,
				'since', former.since,
				'staff', former.staff_id))));
end
$$;

revoke all on function desk.unit_out_of_order_work(jsonb) from public;

reset role;
