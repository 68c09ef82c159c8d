-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a room that the waitlist is owed: of a tier's free rooms as many as
-- people wait for are theirs, whichever one is wanted (domain.md 1.6).  `hold`
-- as in desk.counter_free().

set role desk_owner;

create or replace function desk.counter_owed_check(it record, customer uuid,
	visit uuid, lane_session uuid, hold boolean) returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	waiting integer;
begin
	if it.kind <> 'room' or it.id = (select r.id from counter.rooms r
		where r.assigned_to_customer_id = customer) then
		return;
	end if;
	waiting := desk.counter_demand(it.tier, visit);
	if waiting > 0 and not exists (select from desk.counter_free(it.tier,
		customer, visit, lane_session, hold)) then
		perform desk.refuse('capacity', format('Room %s is owed to the '
			'waitlist: %s for %s', it.number, case waiting
			when 1 then '1 waits' else waiting || ' wait' end,
			it.tier), null, jsonb_build_object('tier', it.tier,
			'waiting', waiting));
	end if;
end
$$;

revoke all on function desk.counter_owed_check(record, uuid, uuid, uuid,
	boolean) from public;

reset role;
