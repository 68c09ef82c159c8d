-- SPDX-License-Identifier: GPL-3.0-or-later
-- Guards beyond the state machine (domain.md 2.2), for every writer; and the
-- stamp of a change.  `updated_at` is the clock's, whatever a writer says; an
-- update that changes nothing leaves it, and is told to nobody.

set role desk_owner;

create or replace function desk.booking_guard() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	now timestamp := desk.local_now('club');
	reports boolean := new.origin in ('trackman_import',
		'trackman_webhook');
	was text;
begin
	if tg_op = 'INSERT' then
		if reports then
			return new;
		end if;
	elsif new is not distinct from old then
		return new;
	else
		new.updated_at := now;
		was := old.status;
	end if;
	if new.status is not distinct from was then
		return new;
	end if;

	if was in ('pending', 'pending_approval')
		and new.status in ('approved', 'confirmed') then
		if new.request_date + new.start_time < now - interval '2 hours' then
			perform desk.refuse('state',
				'It began more than two hours ago; '
				'it cannot be approved any more');
		end if;
		perform desk.member_welcome(new.user_id);
	end if;
	if new.status in ('checked_in', 'attended') then
		if new.session_id is null then
			perform desk.refuse('state',
				'The booking has no session to check in to');
		end if;
		if new.status = 'attended' and exists (
			select from club.booking_fee_snapshots f
			where f.booking_id = new.id
			  and f.status in ('pending', 'requires_action')
			  and f.total_cents > 0) then
			perform desk.refuse('owed',
				'Fees of the booking are still to be settled');
		end if;
	end if;
	return new;
end
$$;

drop trigger if exists b_guard on club.booking_requests;
create trigger b_guard before insert or update on club.booking_requests
	for each row execute function desk.booking_guard();

revoke all on function desk.booking_guard() from public;

reset role;
