-- SPDX-License-Identifier: GPL-3.0-or-later
-- A member may have one simulator request waiting, and five for the
-- conference room (domain.md 2.2).  Counted with the member's lane held, so
-- two requests at once cannot both be the first.

set role desk_owner;

create or replace function desk.waiting_limit(members text[]) returns void
language plpgsql
as $$
declare
	now timestamp;
	excess record;
begin
	if cardinality(members) = 0 then
		return;
	end if;
	now := desk.local_now('club');
	select r.type = 'conference_room' as conference into excess
	from club.booking_requests b
	join club.resources r on r.id = b.resource_id
	where b.user_id = any (members)
	  and b.status = 'pending'
	  and b.origin = 'member_request'
	  and b.request_date >= now::date
	  and b.request_date + b.start_time > now
	group by b.user_id, r.type = 'conference_room'
	having count(*) > case when r.type = 'conference_room'
		then 5 else 1 end
	limit 1;
	if found then
		perform desk.refuse('limit', case when excess.conference
			then 'A member may have five conference room requests waiting'
			else 'A member may have one simulator request waiting'
			end);
	end if;
end
$$;

revoke all on function desk.waiting_limit(text[]) from public;

reset role;
