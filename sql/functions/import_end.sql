-- SPDX-License-Identifier: GPL-3.0-or-later
-- An import of a time that is over reports who came: they attended, or, while
-- something is owed, they stand as checked in until it is settled
-- (domain.md 2.7, 2.2).  Of one that was checked in before anybody knew whose
-- it is, the ledger has the member from now on.

set role desk_owner;

create or replace function desk.import_end(booking integer) returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	b record;
begin
	select * into b from desk.booking_find(booking);
	if b.ends <= desk.local_now('club')
		and b.status in ('approved', 'confirmed') then
		update club.booking_requests r
		set status = case when desk.booking_owed(booking) > 0
			then 'checked_in' else 'attended' end
		where r.id = booking
		returning r.status into b.status;
	end if;
	if b.status in ('checked_in', 'attended') then
		perform desk.usage_record(booking);
	end if;
end
$$;

revoke all on function desk.import_end(integer) from public;

reset role;
