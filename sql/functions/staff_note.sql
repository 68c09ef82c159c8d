-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every change of the staff is on record, whoever makes it and however: who,
-- when, what it was and what it is.

set role desk_owner;

create or replace function desk.staff_note() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
	after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
	key constant text := case tg_argv[0] when 'person' then 'id'
		else 'staff_id' end;
begin
	insert into desk.staff_change (at, actor, staff_id, what, before, after)
	values (desk.clock(), session_user,
		(coalesce(after, before) ->> key)::integer, tg_argv[0], before,
		after);
	return null;
end
$$;

revoke all on function desk.staff_note() from public;

create trigger staff_note after insert or delete on desk.staff
	for each row execute function desk.staff_note('person');
create trigger staff_note_update after update on desk.staff
	for each row when (old.* is distinct from new.*)
	execute function desk.staff_note('person');
create trigger staff_note after insert or update or delete
	on desk.staff_organisation
	for each row execute function desk.staff_note('organisation');
create trigger staff_note after insert or update or delete
	on desk.staff_team
	for each row execute function desk.staff_note('team');

reset role;
