-- SPDX-License-Identifier: GPL-3.0-or-later
-- "Tracks additional children in a group session" (document 001,
-- SessionParticipant): in others there are none, and the session's own child
-- is not one of them.

set role desk_owner;

create or replace function desk.academy_group_fits() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	s academy.session;
begin
	select x.* into s
	from academy.session_details d
	join academy.session x on x.id = d.session_id
	where d.id = new.session_detail_id
	for share of x;
	if not s.group_session then
		perform desk.refuse('roster',
			'Only a group session has more than one child');
	elsif s.child_id = new.child_id then
		perform desk.refuse('roster',
			'The session is that child''s already');
	end if;
	return new;
end
$$;

drop trigger if exists fits on academy.session_participant;
create trigger fits before insert or update on academy.session_participant
	for each row execute function desk.academy_group_fits();

revoke all on function desk.academy_group_fits() from public;

reset role;
