-- SPDX-License-Identifier: GPL-3.0-or-later
-- The state machines of desk.transition, for every writer: a row trigger whose
-- arguments are the machine, the column that holds the state, and what the
-- thing is called ('A booking').  It runs with the writer's own rights, so
-- that the steps marked desk_only are possible only inside a function of desk.
-- A state that is null is the one before the first.

set role desk_owner;

create or replace function desk.step_allowed() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
	was text := '';
	becomes text := coalesce(to_jsonb(new) ->> tg_argv[1], '');
	said text;
begin
	if tg_op = 'UPDATE' then
		was := coalesce(to_jsonb(old) ->> tg_argv[1], '');
	end if;
	if was = becomes or exists (
		select from desk.transition t
		where t.machine = tg_argv[0]
		  and t.from_state = was and t.to_state = becomes
		  and (not t.desk_only or current_user = 'desk_owner')) then
		return new;
	end if;

	was := lower(replace(was, '_', ' '));
	becomes := coalesce(nullif(lower(replace(becomes, '_', ' ')), ''),
		'nothing');
	said := case when was = ''
		then format('%s does not begin as %s', tg_argv[2], becomes)
		else format('%s that is %s does not become %s', tg_argv[2],
			was, becomes) end;
	raise exception '%', said using errcode = 'OD001',
		detail = jsonb_build_object('ok', false, 'code', 'state',
			'sentence', said, 'who_can', null, 'version', null,
			'detail', jsonb_build_object())::text;
end
$$;

revoke all on function desk.step_allowed() from public;

reset role;
