-- SPDX-License-Identifier: GPL-3.0-or-later
-- What there is of a tier, as every place of the counter tells it: "1 free, 1
-- waits".  Free is what is on the shelf for this customer (null: for anybody),
-- waiting is who waits for such a room besides their own visit; what they can
-- have is the one less the other (domain.md 1.6, "effective availability").
-- Both are told and neither is netted: a clerk sees a clean room on the map.

set role desk_owner;

create or replace function desk.counter_supply(rental text, customer uuid,
	visit uuid, lane_session uuid, out free integer, out waiting integer,
	out effective integer, out words text)
language plpgsql volatile
as $$
#variable_conflict use_variable
declare
	nobody constant uuid := '00000000-0000-0000-0000-000000000000';
begin
	free := (select count(*) from desk.counter_clean(rental,
		coalesce(customer, nobody), lane_session));
	waiting := desk.counter_demand(rental, visit);
	effective := greatest(free - waiting, 0);
	words := desk.counter_supply_words(free, waiting);
end
$$;

revoke all on function desk.counter_supply(text, uuid, uuid, uuid) from public;

reset role;
