-- SPDX-License-Identifier: GPL-3.0-or-later
-- The roster of a booking, head by head: what each costs and why, how it
-- stands, and whether one of the owner's guest passes could cover it.

set role desk_owner;

create or replace function desk.booking_roster(booking integer)
returns table (participant_id integer, "position" integer, name text,
	role text, tier text, minutes integer, fee_minor integer,
	payment_status text, pass_covers boolean, why text)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
#variable_conflict use_column
begin
	perform desk.actor();
	return query
	select f.participant_id, f.ord, desk.listing_name(f.name), f.role,
		f.tier, f.minutes, f.minor, f.payment_status,
		p.participant_id is not null,
		f.why || case when p.participant_id is not null
			then ', a pass covers it' else '' end
	from desk.booking_fees(array[$1]) f
	left join desk.pass_plan($1, desk.local_now('club')) p
		on p.participant_id = f.participant_id
	order by f.ord;
end
$$;

revoke all on function desk.booking_roster(integer) from public;
grant execute on function desk.booking_roster(integer)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
