-- SPDX-License-Identifier: GPL-3.0-or-later
-- Locks units for a write on them; where it is an undo, with those whom they
-- are offered to, as these offers are taken back.

set role desk_owner;

create or replace function desk.unit_undo_hold(args jsonb, units text[])
returns void
language plpgsql
as $$
begin
	perform desk.counter_hold(units, array(
		select n.offered_to from desk.counter_unit_now n
		where args ? 'undo_of' and n.unit = any (units)
		  and n.offered_to is not null));
end
$$;

revoke all on function desk.unit_undo_hold(jsonb, text[]) from public;

reset role;
