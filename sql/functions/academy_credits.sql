-- SPDX-License-Identifier: GPL-3.0-or-later
-- A session paid by balance takes its credits and says how many are left; it
-- gives them back when it is canceled, paid otherwise, or removed.

set role desk_owner;

create or replace function desk.academy_credits() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	d academy.session_details;
	s academy.session;
begin
	if tg_table_name = 'session' then
		s := new;
		select x.* into d from academy.session_details x
		where x.session_id = new.id
		for no key update;
		if not found then
			return null;
		end if;
	elsif tg_op = 'DELETE' then
		-- the session may be gone; whose credits they were is written
		perform desk.academy_credit_settle(old.id, u.user_id,
			(select b.trainer_id from desk.academy_credit_use x
			join academy.user_bulk b on b.id = x.user_bulk_id
			where x.session_detail_id = old.id limit 1), 0)
		from desk.academy_credit_use u
		where u.session_detail_id = old.id and u.user_bulk_id = '';
		delete from desk.academy_credit_use u
		where u.session_detail_id = old.id;
		return old;
	else
		d := new;
		select x.* into s from academy.session x
		where x.id = new.session_id
		for share;
	end if;

	if d.with_balance or exists (select from desk.academy_credit_use u
		where u.session_detail_id = d.id) then
		perform desk.academy_credit_settle(d.id, s.parent_id,
			s.trainer_id, case when d.with_balance
				and s.status <> 'CANCELED'
				then d.sessions_used else 0 end);
		update academy.session_details x
		set sessions_remaining = b.amount
		from academy.session_balance b
		where x.id = d.id and b.user_id = s.parent_id
		  and x.sessions_remaining is distinct from b.amount;
	end if;
	return null;
end
$$;

drop trigger if exists credits on academy.session_details;
create trigger credits after insert or update of with_balance, sessions_used
	on academy.session_details
	for each row execute function desk.academy_credits();
drop trigger if exists credits_back on academy.session_details;
create trigger credits_back before delete on academy.session_details
	for each row execute function desk.academy_credits();
drop trigger if exists credits on academy.session;
create trigger credits after update of status on academy.session
	for each row when (old.status <> 'CANCELED'
		and new.status = 'CANCELED')
	execute function desk.academy_credits();

revoke all on function desk.academy_credits() from public;

reset role;
