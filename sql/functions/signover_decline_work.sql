-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.signover_decline.

set role desk_owner;

create or replace function desk.signover_decline_work(args jsonb)
returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	me constant desk.staff := desk.actor();
	reason constant text := desk.reason_check(args, 'To decline');
	wish constant desk.signover := desk.signover_hold(args);
begin
	update desk.signover s
	set state = 'declined', args = null, answered_by = me.id,
		answered_at = desk.clock(), answer = reason
	where s.id = wish.id;
	update desk.request r set at_desk_of = (select s.login
		from desk.staff s where s.id = wish.clerk_id)
	where r.id = (args ->> 'request')::uuid;
	perform pg_notify('desk', 'signover');
	return jsonb_build_object('ok', true, 'sentence', format(
			'Declined: %s', desk.signover_words(wish.action)),
		'booking', null, 'version', null, 'detail', '{}'::jsonb);
end
$$;

revoke all on function desk.signover_decline_work(jsonb) from public;

reset role;
