-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every write goes through here.  desk.<action>_work(args) does the work in
-- an inner block: a refusal or a broken constraint undoes it and becomes the
-- outcome, a dry run undoes it and keeps nothing.  Everything else (40001,
-- 40P01, 55P03, 42501, bugs) is raised and undoes the request as well.
-- Plans are made once a connection: every statement below looks things up by
-- key, and planning them anew took four times as long as running them.

set role desk_owner;

create or replace function desk.perform(request uuid, action text,
	args jsonb, dry_run boolean) returns jsonb
language plpgsql
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_variable
declare
	outcome jsonb;
	said text;
begin
	if exists (select from desk.capture c
		where c.pid = pg_backend_pid() and c.action = action) then
		raise exception 'this only asks what % is given', action
			using errcode = 'OD002', detail = jsonb_build_object(
				'action', action, 'args', args)::text;
	end if;
	dry_run := coalesce(dry_run, false);
	outcome := desk.begin_request(request, action, args, dry_run);
	if outcome is not null then
		return outcome;
	end if;

	perform set_config('desk.performing', 'on', true);
	begin
		outcome := desk.attempt(action, args || jsonb_build_object(
			'request', request, 'dry_run', dry_run));
		if dry_run then
			raise exception 'dry run' using errcode = 'OD000',
				detail = desk.outcome_named(outcome)::text;
		end if;
	exception when sqlstate 'OD000' then
		get stacked diagnostics said = pg_exception_detail;
		outcome := said::jsonb;
	end;
	return desk.end_request(request, outcome, dry_run);
end
$$;

revoke all on function desk.perform(uuid, text, jsonb, boolean) from public;

reset role;
