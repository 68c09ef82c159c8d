-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.signover_sign.  Rights are looked up anew: what was asked for
-- may no longer be this person's to do.  The outcome names who signed.

set role desk_owner;

create or replace function desk.signover_sign_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	me constant desk.staff := desk.actor();
	wish constant desk.signover := desk.signover_hold(args);
	clerk constant name := (select s.login from desk.staff s
		where s.id = wish.clerk_id);
	outcome jsonb;
begin
	if desk.signover_function(wish.action) is null
		or not desk.may(wish.action) or not desk.is_manager() then
		perform desk.refuse('role', 'You may not do that yourself',
			desk.who_can('manager'));
	end if;
	outcome := desk.signover_do(wish, args);
	if (outcome ->> 'ok')::boolean is distinct from true then
		return outcome;
	end if;
	update desk.signover s
	set state = 'signed', args = null, answered_by = me.id,
		answered_at = greatest(desk.clock(), s.asked_at),
		request = (signover_sign_work.args ->> 'request')::uuid
	where s.id = wish.id;
	update desk.request r set at_desk_of = clerk
	where r.id = (args ->> 'request')::uuid;
	perform pg_notify('desk', 'signover');
	return outcome || jsonb_build_object('detail',
		coalesce(nullif(outcome -> 'detail', 'null'), '{}')
		|| jsonb_build_object('signer', desk.verbatim(
			desk.staff_name(me.login))));
end
$$;

revoke all on function desk.signover_sign_work(jsonb) from public;

reset role;
