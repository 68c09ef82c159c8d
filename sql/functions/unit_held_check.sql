-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses to change a unit that somebody is in, or that is held for somebody:
-- what it waits for is done first.

set role desk_owner;

create or replace function desk.unit_held_check(n desk.counter_unit_now)
returns void
language plpgsql
as $$
declare
	label constant text := desk.counter_unit_label(n.unit);
	now constant timestamptz := desk.clock();
begin
	if n.customer is not null then
		perform desk.refuse('state', format('{customer:%s} is in %s: '
			'check them out, or swap it, first', n.customer,
			label));
	elsif n.lane is not null then
		perform desk.refuse('clash', format('Lane %s has selected %s: '
			'choose another unit there first', n.lane, label),
			null, jsonb_build_object('lane', n.lane));
	elsif n.offer_expires_at > now then
		perform desk.refuse('clash', format('%s is offered to '
			'{customer:%s} until %s: decline it for them first',
			label, n.offered_to,
			to_char(desk.counter_local(n.offer_expires_at),
				'HH24:MI')), null,
			jsonb_build_object('place', n.place));
	elsif n.reserved_until > now then
		perform desk.refuse('clash', format('%s is reserved until %s',
			label, to_char(desk.counter_local(n.reserved_until),
				'HH24:MI')));
	end if;
end
$$;

revoke all on function desk.unit_held_check(desk.counter_unit_now)
	from public;

reset role;
