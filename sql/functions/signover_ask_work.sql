-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.signover_ask.  How much one person can ask for is counted
-- under the lock of their row.

set role desk_owner;

create or replace function desk.signover_ask_work(args jsonb) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	me constant desk.staff := desk.actor();
	now constant timestamptz := desk.clock();
	queued constant boolean := coalesce((args ->> 'queued')::boolean, true);
	wish desk.signover;
	function oid := desk.signover_function(args ->> 'action');
	outcome jsonb;
	open integer;
	lately integer;
begin
	if function is null then
		perform desk.refuse('missing', 'That is nothing to be signed');
	end if;
	wish := row(args ->> 'request', me.id, args ->> 'action',
		desk.signover_args(function, array(
			select jsonb_array_elements_text(args -> 'arguments'))),
		desk.actor_desk(), desk.clean_text(args ->> 'note', 200,
			'The note'), queued, now, now + case when queued
			then desk.setting_int('desk', 'shift_hours')
				* interval '1 hour'
			else desk.setting_int('desk', 'signover_minutes')
				* interval '1 minute' end,
		'open', null, null, null, null, null);
	if (args ->> 'dry_run')::boolean then
		outcome := desk.signover_do(wish, args);
		-- What is true once it is done must not be read as if it were.
		return case when (outcome ->> 'ok')::boolean
			then outcome || jsonb_build_object('sentence',
				'Would be done: ' || (outcome ->> 'sentence'))
			else outcome end;
	end if;

	perform from desk.staff s where s.id = me.id for no key update;
	perform desk.signover_lapse();
	select count(*) filter (where s.state = 'open'), count(*)
	into open, lately
	from desk.signover s
	where s.clerk_id = me.id
	  and s.asked_at > now - desk.setting_int('desk', 'shift_hours')
		* interval '1 hour';
	if open >= desk.setting_int('desk', 'signover_open') then
		perform desk.refuse('limit', format('%s things of yours wait '
			'for a manager already: take one back, or wait', open));
	elsif lately >= desk.setting_int('desk', 'signover_shift') then
		perform desk.refuse('limit', format('You have asked managers '
			'%s times in this shift: go to one', lately));
	end if;
	insert into desk.signover select (wish).*;
	if queued then
		perform pg_notify('desk', 'signover');
	end if;
	return jsonb_build_object('ok', true, 'sentence', format(
			'For the managers to sign: %s',
			desk.signover_words(wish.action)),
		'booking', null, 'version', null,
		'detail', jsonb_build_object('signover', wish.id),
		'undo', jsonb_build_object('action', 'signover_withdraw',
			'args', jsonb_build_object('signover', wish.id)));
end
$$;

revoke all on function desk.signover_ask_work(jsonb) from public;

reset role;
