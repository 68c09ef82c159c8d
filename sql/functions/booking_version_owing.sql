-- SPDX-License-Identifier: GPL-3.0-or-later
-- The version of a booking: a hash over the key and xmin of every row an
-- operator was shown (database.md 1), in four parts so that a stale one tells
-- what changed: booking, session, roster, fees.  What is owed is among the
-- fees: another booking of the same person can change it without touching a
-- row of this one.  Opaque to everybody else.

set role desk_owner;

create or replace function desk.booking_version_owing(booking integer,
	owed integer) returns text
language sql stable
as $$
	select concat_ws('-',
		left(md5('b' || b.id || ':' || b.xmin), 8),
		coalesce((select left(md5('s' || s.id || ':' || s.xmin), 8)
			from club.booking_sessions s
			where s.id = b.session_id), '0'),
		coalesce((select left(md5(string_agg(
				'p' || p.id || ':' || p.xmin, ','
				order by p.id)), 8)
			from club.booking_participants p
			where p.session_id = b.session_id), '0'),
		(select left(md5(owed || coalesce(string_agg(
				'f' || f.id || ':' || f.xmin, ','
				order by f.id), '')), 8)
			from club.booking_fee_snapshots f
			where f.booking_id = b.id))
	from club.booking_requests b
	where b.id = booking;
$$;

revoke all on function desk.booking_version_owing(integer, integer)
	from public;

reset role;
