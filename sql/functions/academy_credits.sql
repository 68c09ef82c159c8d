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
	s academy.session;
begin
	if tg_table_name = 'session' then
		-- Details are not locked: whoever changes them has them, and
		-- waits for this session.
		perform desk.academy_credit_settle(x.id, new.parent_id,
			new.trainer_id, 0)
		from academy.session_details x
		join desk.academy_credit_use u on u.session_detail_id = x.id
			and u.user_bulk_id = ''
		where x.session_id = new.id;
		return null;
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
	end if;

	select x.* into s from academy.session x
	where x.id = new.session_id
	for share;
	if new.with_balance or exists (select from desk.academy_credit_use u
		where u.session_detail_id = new.id) then
		perform desk.academy_credit_settle(new.id, s.parent_id,
			s.trainer_id, case when new.with_balance
				and s.status <> 'CANCELED'
				then new.sessions_used else 0 end);
		update academy.session_details x
		set sessions_remaining = b.amount
		from academy.session_balance b
		where x.id = new.id and b.user_id = s.parent_id
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
