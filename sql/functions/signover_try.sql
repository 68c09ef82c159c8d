-- SPDX-License-Identifier: GPL-3.0-or-later
-- What signing would do, said for the person signed in, who would sign it or
-- had asked for it: a dry run in this very call, so that no word of it comes
-- from whoever asks.  One wish that cannot be tried must not hide the others:
-- what goes wrong is said of it alone.

set role desk_owner;

create or replace function desk.signover_try(wish desk.signover)
returns jsonb
language plpgsql
as $$
declare
	me constant desk.staff := desk.actor();
	outcome jsonb;
	said text;
begin
	perform set_config('desk.performing', 'on', true);
	outcome := desk.attempt(case when wish.clerk_id = me.id
		then 'signover_look' else 'signover_sign' end, jsonb_build_object(
		'signover', wish.id, 'dry_run', true,
		'request', gen_random_uuid()));
	raise exception 'dry run' using errcode = 'OD000',
		detail = (desk.outcome_named(outcome) -> 'rendered')::text;
exception
	when sqlstate 'OD000' then
		get stacked diagnostics said = pg_exception_detail;
		return said::jsonb;
	when lock_not_available or deadlock_detected then
		return desk.refusal('state',
			'Somebody is changing it just now: look again');
	when others then
		raise log 'signover %: % %', wish.id, sqlstate, sqlerrm;
		return desk.refusal('state',
			'It cannot be told what that would do: '
			|| case when wish.clerk_id = me.id then 'take it back'
			else 'decline it' end);
end
$$;

revoke all on function desk.signover_try(desk.signover) from public;

reset role;
