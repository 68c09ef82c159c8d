-- SPDX-License-Identifier: GPL-3.0-or-later
-- A member or a guest came, went, or is called otherwise: the index of people
-- follows.  The table's name tells which of the two it is.

set role desk_owner;

create or replace function desk.watch_people() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	keys text[];
begin
	if tg_op = 'INSERT' then
		select array_agg(n.id) into keys from new_rows n;
	elsif tg_op = 'DELETE' then
		select array_agg(o.id) into keys from old_rows o;
	elsif tg_table_name = 'users' then
		select array_agg(c.id) into keys
		from (
			(select id, name, phone, email, membership_status
			 from new_rows except
			 select id, name, phone, email, membership_status
			 from old_rows)
			union all
			(select id, name, phone, email, membership_status
			 from old_rows except
			 select id, name, phone, email, membership_status
			 from new_rows)) c;
	else
		select array_agg(c.id) into keys
		from (
			(select * from new_rows except select * from old_rows)
			union all
			(select * from old_rows except select * from new_rows)
		) c;
	end if;
	if keys is null then
		return null;
	end if;
	if tg_table_name = 'users' then
		perform desk.person_refresh(keys, '{}');
	else
		perform desk.person_refresh('{}', keys::integer[]);
	end if;
	return null;
end
$$;

drop trigger if exists watch_insert on club.users;
create trigger watch_insert after insert on club.users
	referencing new table as new_rows
	for each statement execute function desk.watch_people();

drop trigger if exists watch_update on club.users;
create trigger watch_update after update on club.users
	referencing old table as old_rows new table as new_rows
	for each statement execute function desk.watch_people();

drop trigger if exists watch_delete on club.users;
create trigger watch_delete after delete on club.users
	referencing old table as old_rows
	for each statement execute function desk.watch_people();

drop trigger if exists watch_insert on club.guests;
create trigger watch_insert after insert on club.guests
	referencing new table as new_rows
	for each statement execute function desk.watch_people();

drop trigger if exists watch_update on club.guests;
create trigger watch_update after update on club.guests
	referencing old table as old_rows new table as new_rows
	for each statement execute function desk.watch_people();

drop trigger if exists watch_delete on club.guests;
create trigger watch_delete after delete on club.guests
	referencing old table as old_rows
	for each statement execute function desk.watch_people();

revoke all on function desk.watch_people() from public;

reset role;
