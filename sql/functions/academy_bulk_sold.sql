-- SPDX-License-Identifier: GPL-3.0-or-later
-- A package that is bought adds its sessions to the balance (document 001,
-- flow 3); one that is taken away takes what is left of it along.

set role desk_owner;

create or replace function desk.academy_bulk_sold() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	size integer;
begin
	if tg_op = 'DELETE' then
		update academy.session_balance b
		set amount = greatest(b.amount - old.number_of_sessions, 0)
		where b.user_id = old.user_id;
		return null;
	end if;

	select b.number_of_sessions into size from academy.bulk b
	where b.id = new.bulk_id
	for share;
	if new.number_of_sessions <> size then
		perform desk.refuse('limit', format(
			'The package has %s sessions', size));
	end if;
	insert into academy.session_balance as b (user_id, amount)
	values (new.user_id, new.number_of_sessions)
	on conflict on constraint session_balance_user_key do update
	set amount = b.amount + excluded.amount;
	return null;
end
$$;

drop trigger if exists sold on academy.user_bulk;
create trigger sold after insert or delete on academy.user_bulk
	for each row execute function desk.academy_bulk_sold();

revoke all on function desk.academy_bulk_sold() from public;

reset role;
