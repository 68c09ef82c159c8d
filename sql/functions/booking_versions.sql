-- SPDX-License-Identifier: GPL-3.0-or-later
-- Versions of bookings, with what they owe: hashes over the key and xmin of
-- every row an operator was shown (database.md 1), in four parts so that a
-- stale one tells what changed: booking, session, roster, fees.  What is owed
-- is among the fees: another booking of the same person can change it without
-- touching a row of this one.  Opaque to everybody else.

set role desk_owner;

create or replace function desk.booking_versions(bookings integer[])
returns table (booking_id integer, version text, owed_minor integer)
language plpgsql stable
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
	return query
	select b.id, concat_ws('-',
			left(md5('b' || b.id || ':' || b.xmin), 8),
			coalesce((select left(md5('s' || s.id || ':' || s.xmin),
					8)
				from club.booking_sessions s
				where s.id = b.session_id), '0'),
			coalesce((select left(md5(string_agg('p' || p.id || ':'
					|| p.xmin, ',' order by p.id)), 8)
				from club.booking_participants p
				where p.session_id = b.session_id), '0'),
			(select left(md5(coalesce(o.owed_minor, 0) || coalesce(
					string_agg('f' || f.id || ':' || f.xmin,
					',' order by f.id), '')), 8)
				from club.booking_fee_snapshots f
				where f.booking_id = b.id)),
		coalesce(o.owed_minor, 0)
	from club.booking_requests b
	left join desk.bookings_owed(bookings) o on o.booking_id = b.id
	where b.id = any (bookings);
end
$$;

revoke all on function desk.booking_versions(integer[]) from public;

reset role;
