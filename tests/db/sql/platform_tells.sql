-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: which days of the collections lens are told that they changed, and
-- when nothing is said (database.md 6).
begin;
\ir fixture.psql
\ir platform.psql
select no_plan();

-- What is told, instead of telling it.
create table t.told (at integer generated always as identity, lens text,
	day date);
create or replace function desk.lens_tell(lens text, days date[])
returns void
language sql
as $$ insert into t.told (lens, day) select lens, d from unnest(days) d $$;
grant insert on t.told to desk_owner;
grant usage on schema t to desk_owner;
create function t.tells(call text) returns text
language plpgsql
as $$
declare
	answer text;
begin
	truncate t.told;
	execute call;
	select string_agg(distinct lens || ' ' || day, ', ') into answer
	from t.told;
	return coalesce(answer, 'nobody');
end
$$;

select is(t.tells(format(call, t.id('ada wash'), t.id('stop'))), told, what)
from (values
	(1, 'a stop that changes tells the day of its collection',
		'update platform.delivery_assignments
			set assigned_at = assigned_at - interval ''1 minute''
			where id = %2$L', 'collections 2026-11-25'),
	(2, 'a booking tells both its days',
		'update platform.bookings set total_amount = 30 where id = %L',
		'collections 2026-11-25, collections 2026-11-28'),
	(3, 'a move tells the day before and the day after',
		'update platform.bookings set delivery_date = ''2026-11-30''
			where id = %L', 'collections 2026-11-25, '
		'collections 2026-11-28, collections 2026-11-30'),
	(4, 'nothing changed, nothing told',
		'update platform.bookings set total_amount = total_amount
			where id = %L', 'nobody'),
	(5, 'no row, no word',
		'update platform.bookings set total_amount = 1 where false',
		'nobody'),
	(6, 'a delivery''s day is the delivery''s',
		'insert into platform.delivery_assignments (booking_id,
			driver_id, assignment_type)
			select %1$L, driver_id, ''delivery''
			from platform.delivery_assignments where id = %2$L',
		'collections 2026-11-30'),
	(7, 'and so when it goes',
		'delete from platform.delivery_assignments
			where booking_id = %L and assignment_type = ''delivery''',
		'collections 2026-11-30'),
	(8, 'a booking that is cancelled tells of its stops, too',
		'update platform.bookings set status = ''cancelled''
			where id = %L',
		'collections 2026-11-25, collections 2026-11-30'),
	(9, 'other tables are silent',
		'update platform.users set phone_verified = true
			where id = %L', 'nobody')) q (n, what, call, told)
order by n;
select is(t.tells($$ select t.laundry('new', '2026-12-07') $$),
	'collections 2026-12-07, collections 2026-12-10', 'a new booking tells');
select is(t.tells($$ delete from platform.booking_items
	where booking_id = '00000000-0000-0000-0000-000000000000' $$), 'nobody',
	'its items do not');

select * from finish();
rollback;
