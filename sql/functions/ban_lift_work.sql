-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.ban_lift.

set role desk_owner;

create or replace function desk.ban_lift_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	customer uuid := args ->> 'customer';
	reason text := desk.reason_check(args, 'Lifting a ban');
	until timestamptz;
begin
	select c.banned_until into until
	from counter.customers c where c.id = customer
	for no key update;
	if not found then
		perform desk.refuse('missing', 'There is no such customer');
	elsif coalesce(until <= desk.clock(), true) then
		perform desk.refuse('state', format('{customer:%s} is not '
			'banned', customer));
	end if;
	update counter.customers c
	set banned_until = null, updated_at = desk.clock()
	where c.id = customer;
	perform desk.counter_audit(args, 'UPDATE', 'customer', customer,
		jsonb_build_object('banned_until', until),
		'{"banned_until": null}', reason);
	return jsonb_build_object('ok', true, 'sentence', format(
			'{customer:%s}, banned until %s, may come in again: %s',
			customer, desk.stamp(desk.counter_local(until)),
			desk.verbatim(reason)),
		'booking', null, 'customer', customer, 'version', null,
		'detail', jsonb_build_object(), 'undo', null);
end
$$;

revoke all on function desk.ban_lift_work(jsonb) from public;

reset role;
