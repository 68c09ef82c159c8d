-- SPDX-License-Identifier: GPL-3.0-or-later
-- Counts the hours that a visit has bought, by its blocks' kinds: an end that
-- was rounded to a quarter hour gives nothing away. The check on the counter
-- refuses more than the setting allows (domain.md 1.4: 14).

set role desk_owner;

create or replace function desk.counter_block_hours() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	most constant integer := desk.setting_int('counter', 'hours_cap');
begin
	if tg_op <> 'INSERT' then
		update desk.counter_visit_load l
		set hours = l.hours - desk.counter_block_length(old.block_type)
		where l.visit_id = old.visit_id;
	end if;
	if tg_op <> 'DELETE' then
		insert into desk.counter_visit_load as l (visit_id, hours,
			allowed)
		values (new.visit_id,
			desk.counter_block_length(new.block_type), most)
		on conflict (visit_id) do update
			set hours = l.hours + excluded.hours,
				allowed = excluded.allowed;
	end if;
	return null;
end
$$;

drop trigger if exists hours on counter.checkin_blocks;
create trigger hours after insert or delete or update of visit_id, block_type
	on counter.checkin_blocks
	for each row execute function desk.counter_block_hours();

revoke all on function desk.counter_block_hours() from public;

reset role;
