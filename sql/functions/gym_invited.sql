-- SPDX-License-Identifier: GPL-3.0-or-later
-- An invitation is accepted before it expires, by our clock.

set role desk_owner;

create or replace function desk.gym_invited() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	if new.expires_at <= desk.clock() then
		perform desk.refuse('state', 'The invitation has expired');
	end if;
	return new;
end
$$;

drop trigger if exists invited on gym.team_invitation;
create trigger invited before update of accepted_at on gym.team_invitation
	for each row when (old.accepted_at is null
		and new.accepted_at is not null)
	execute function desk.gym_invited();

revoke all on function desk.gym_invited() from public;

reset role;
