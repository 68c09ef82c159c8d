-- SPDX-License-Identifier: GPL-3.0-or-later
-- A booking that will not take place owes nothing more: fees still waiting
-- are cancelled with it (domain.md 2.2).

set role desk_owner;

create or replace function desk.booking_ended() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	update club.booking_fee_snapshots f
	set status = 'cancelled', updated_at = desk.local_now('club')
	where f.booking_id = new.id
	  and f.status in ('pending', 'requires_action');
	return null;
end
$$;

drop trigger if exists ended on club.booking_requests;
create trigger ended after update of status on club.booking_requests
	for each row
	when (new.status in ('cancelled', 'declined', 'expired')
		and new.status <> old.status)
	execute function desk.booking_ended();

revoke all on function desk.booking_ended() from public;

reset role;
