-- SPDX-License-Identifier: GPL-3.0-or-later
-- When an account was last changed; a writer who says so is believed.

set role desk_owner;

create or replace function desk.academy_touched() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	if new.updated_at is not distinct from old.updated_at then
		new.updated_at := desk.local_now('academy');
	end if;
	return new;
end
$$;

drop trigger if exists touched on academy."user";
create trigger touched before update on academy."user"
	for each row execute function desk.academy_touched();

revoke all on function desk.academy_touched() from public;

reset role;
