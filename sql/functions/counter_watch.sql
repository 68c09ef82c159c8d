-- SPDX-License-Identifier: GPL-3.0-or-later
-- Tells the consoles what a lane board shows has changed (database.md 6). The
-- arguments of a trigger are its topics, and the columns that nobody sees: a
-- statement that changes nothing else is silent.

set role desk_owner;

create or replace function desk.counter_watch() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	unseen constant text[] := tg_argv[1];
	seen boolean;
begin
	if tg_op = 'INSERT' then
		seen := exists (select from new_rows);
	elsif tg_op = 'DELETE' then
		seen := exists (select from old_rows);
	else
		seen := exists (
			select to_jsonb(n) - unseen from new_rows n
			except
			select to_jsonb(o) - unseen from old_rows o);
	end if;
	if seen then
		perform pg_notify('desk', topic)
		from string_to_table(tg_argv[0], ' ') topic;
	end if;
	return null;
end
$$;

do $$
declare
	w record;
begin
	for w in
		select x.relation, format('desk.counter_watch(%L, %L)',
			x.topics, x.unseen) as call
		from (values
			('lane_sessions', 'lanes', '{updated_at}'),
			('payment_intents', 'lanes', '{}'),
			('register_sessions', 'lanes', '{last_heartbeat_at}'),
			('rooms', 'rooms', '{version}'),
			('lockers', 'lockers', '{}'),
			('checkin_blocks', 'rooms lockers', '{}'),
			('inventory_reservations', 'rooms lockers', '{}'),
			('waitlist', 'waitlist', '{}'),
			('checkout_requests', 'checkouts', '{}')
		) as x (relation, topics, unseen)
	loop
		execute format('create or replace trigger watch_insert
			after insert on counter.%I
			referencing new table as new_rows
			for each statement execute function %s',
			w.relation, w.call);
		execute format('create or replace trigger watch_update
			after update on counter.%I
			referencing old table as old_rows new table as new_rows
			for each statement execute function %s',
			w.relation, w.call);
		execute format('create or replace trigger watch_delete
			after delete on counter.%I
			referencing old table as old_rows
			for each statement execute function %s',
			w.relation, w.call);
	end loop;
end
$$;

revoke all on function desk.counter_watch() from public;

reset role;
