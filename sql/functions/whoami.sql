-- SPDX-License-Identifier: GPL-3.0-or-later
-- The person signed in, as line 1 of every screen says it.

set role desk_owner;

create or replace function desk.whoami()
returns table (login text, name text, role text, role_label text, desk text,
	zone text, currency text, now_local timestamp,
	waive_left_minor integer, database text)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	me desk.staff := desk.actor();
	now timestamp := desk.local_now('club');
begin
	return query
	select me.login::text, me.name, me.role,
		case me.role when 'frontdesk' then 'front desk'
			else me.role end,
		desk.actor_desk(), desk.setting_text('club', 'zone'),
		desk.setting_text('club', 'currency'), now,
		greatest(0, me.waive_limit_minor - coalesce((
			select d.used_minor from desk.waive_day d
			where d.staff_id = me.id and d.day = now::date), 0)),
		desk.database_key();
end
$$;

revoke all on function desk.whoami() from public;
grant execute on function desk.whoami()
	to desk_frontdesk, desk_manager, desk_support;

reset role;
