-- SPDX-License-Identifier: GPL-3.0-or-later
-- The bookings that a block or closure would displace; refuses unless they
-- were confirmed.  They stay, and the grid marks them.

set role desk_owner;

create or replace function desk.displaced_check(resources integer[],
	during tsrange, confirmed boolean) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	displaced jsonb;
	many integer;
begin
	select coalesce(jsonb_agg(jsonb_build_object('booking', b.id,
			'name', format('{booking:%s}', b.id),
			'label', desk.resource_label(b.resource_id),
			'starts', desk.stamp(lower(d.during)),
			'ends', desk.stamp(upper(d.during)),
			'state', b.status)
		order by lower(d.during), b.id), '[]')
	into displaced
	from club.booking_requests b,
		lateral (select desk.during(b.request_date, b.start_time,
			b.end_time) as during) d
	where b.resource_id = any (resources)
	  and b.request_date between lower(during)::date - 1
		and upper(during)::date
	  and d.during && during
	  and desk.booking_occupies(desk.effective_status(b.status,
		lower(d.during), desk.local_now('club')))
	  and b.status <> 'attended';

	many := jsonb_array_length(displaced);
	if many > 0 and not coalesce(confirmed, false) then
		perform desk.refuse('clash', format(
			'%s in the way; confirm to displace %s',
			case many when 1 then '1 booking is'
				else many || ' bookings are' end,
			case many when 1 then 'it' else 'them' end),
			null, jsonb_build_object('displaced', displaced));
	end if;
	return displaced;
end
$$;

revoke all on function desk.displaced_check(integer[], tsrange, boolean)
	from public;

reset role;
