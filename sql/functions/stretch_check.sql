-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a time that cannot be blocked or closed, and resources that are
-- not there.  A stretch may last a month.

set role desk_owner;

create or replace function desk.stretch_check(resources integer[],
	starts timestamp, ends timestamp) returns void
language plpgsql
as $$
declare
	now timestamp := desk.local_now('club');
begin
	if resources is null or exists (
		select from unnest(resources) r
		where not exists (select from club.resources x
			where x.id = r)) then
		perform desk.refuse('missing', 'There is no such resource');
	end if;
	if starts is null or ends is null or not isfinite(starts)
		or not isfinite(ends) or ends <= starts then
		perform desk.refuse('limit', 'It has to end after it begins');
	end if;
	if ends > starts + interval '31 days'
		or ends > now + interval '10 years' then
		perform desk.refuse('limit', 'At most 31 days at once');
	end if;
	if ends <= now then
		perform desk.refuse('limit', format('%s is past',
			desk.stamp(ends)));
	end if;
	if starts <> date_trunc('minute', starts)
		or ends <> date_trunc('minute', ends) then
		perform desk.refuse('limit', 'Times are whole minutes');
	end if;
	if not desk.time_exists(starts) or not desk.time_exists(ends) then
		perform desk.refuse('limit',
			'The clocks change: that time does not exist');
	end if;
end
$$;

revoke all on function desk.stretch_check(integer[], timestamp, timestamp)
	from public;

reset role;
