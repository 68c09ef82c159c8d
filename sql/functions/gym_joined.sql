-- SPDX-License-Identifier: GPL-3.0-or-later
-- Counts the teams that a user owns and is in; the checks on desk.gym_load
-- refuse the one too many (domain.md 3, "limits").

set role desk_owner;

create or replace function desk.gym_joined() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	u record;
begin
	-- of two users, always in the same order
	for u in
		select x.id, sum(x.owns)::integer as owns,
			sum(x.n)::integer as n
		from (select old.user_id as id, -1 as n,
				-(old.is_system_role = 1
					and old.role_id = 'owner')::integer
					as owns
			where tg_op <> 'INSERT' and old.is_active = 1
			union all
			select new.user_id, 1, (new.is_system_role = 1
				and new.role_id = 'owner')::integer
			where tg_op <> 'DELETE' and new.is_active = 1) x
		group by x.id
		having sum(x.owns) <> 0 or sum(x.n) <> 0
		order by x.id
	loop
		update desk.gym_load l
		set created = l.created + u.owns, joined = l.joined + u.n
		where l.user_id = u.id;
		if not found and exists (select from gym."user" x
			where x.id = u.id) then
			insert into desk.gym_load as l (user_id, created,
				joined)
			values (u.id, u.owns, u.n)
			on conflict on constraint gym_load_pkey do update
			set created = l.created + excluded.created,
				joined = l.joined + excluded.joined;
		end if;
	end loop;
	return null;
end
$$;

drop trigger if exists joined on gym.team_membership;
create trigger joined after insert or delete
	or update of user_id, role_id, is_system_role, is_active
	on gym.team_membership
	for each row execute function desk.gym_joined();

revoke all on function desk.gym_joined() from public;

reset role;
