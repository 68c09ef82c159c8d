-- SPDX-License-Identifier: GPL-3.0-or-later
-- "Has one Trainer profile (if role=TRAINER)", "many Child records (if
-- role=PARENT)" (document 001, User).  The account is locked, so that its
-- role does not change meanwhile.

set role desk_owner;

create or replace function desk.academy_roles() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	the academy."user";
begin
	if tg_table_name = 'user' then
		if old.role = 'TRAINER' and exists (
			select from academy.trainer t
			where t.user_id = new.id) then
			perform desk.refuse('state',
				'A trainer''s account stays a trainer''s');
		elsif old.role = 'PARENT' and exists (
			select from academy.child c
			where c.parent_id = new.id) then
			perform desk.refuse('state',
				'The account of a child''s parent stays one');
		end if;
		return new;
	end if;

	-- an account that is not there is the reference's to refuse
	select u.* into the from academy."user" u
	where u.id = case tg_table_name
		when 'trainer' then to_jsonb(new) ->> 'user_id'
		else to_jsonb(new) ->> 'parent_id' end
	for share;
	if tg_table_name = 'trainer' and the.role <> 'TRAINER' then
		perform desk.refuse('state',
			'A trainer has a trainer''s account');
	elsif tg_table_name = 'child' and the.role <> 'PARENT' then
		perform desk.refuse('state', 'A child has a parent''s account');
	end if;
	return new;
end
$$;

drop trigger if exists role_fits on academy."user";
create trigger role_fits before update of role on academy."user"
	for each row when (old.role is distinct from new.role)
	execute function desk.academy_roles();

drop trigger if exists role_fits on academy.trainer;
create trigger role_fits before insert or update of user_id on academy.trainer
	for each row execute function desk.academy_roles();

drop trigger if exists role_fits on academy.child;
create trigger role_fits before insert or update of parent_id on academy.child
	for each row execute function desk.academy_roles();

revoke all on function desk.academy_roles() from public;

reset role;
