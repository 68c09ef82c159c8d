-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: an invitation is accepted before it lapses, also when nothing has
-- marked it expired yet.

set role desk_owner;

create or replace function desk.platform_invitation_lapse() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	if desk.clock() >= new.expires_at then
		perform desk.refuse('limit', 'The invitation has lapsed');
	end if;
	return new;
end
$$;

drop trigger if exists b_lapse on platform.invitations;
create trigger b_lapse before update of status on platform.invitations
	for each row when (new.status = 'accepted'
		and old.status = 'pending')
	execute function desk.platform_invitation_lapse();

revoke all on function desk.platform_invitation_lapse() from public;

reset role;
