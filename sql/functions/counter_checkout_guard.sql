-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who leaves asks once while the stay goes on; one member of staff has it at a
-- time, until the lease runs out, and ends it (domain.md 1.8).

set role desk_owner;

create or replace function desk.counter_checkout_guard() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	if tg_op = 'INSERT' then
		if not exists (select from counter.checkin_blocks b
			join counter.visits v on v.id = b.visit_id
			where b.id = new.occupancy_id
			  and v.ended_at is null) then
			perform desk.refuse('state', 'The visit has ended');
		end if;
	elsif new.claimed_by_staff_id is distinct from old.claimed_by_staff_id
	then
		if new.status = 'VERIFIED' then
			perform desk.refuse('role', 'Whoever has claimed a '
				'checkout ends it');
		elsif old.claim_expires_at > desk.clock() then
			perform desk.refuse('clash', 'Somebody else has '
				'claimed the checkout');
		end if;
	end if;
	return new;
end
$$;

drop trigger if exists b_guard on counter.checkout_requests;
create trigger b_guard before insert or update on counter.checkout_requests
	for each row execute function desk.counter_checkout_guard();

revoke all on function desk.counter_checkout_guard() from public;

reset role;
