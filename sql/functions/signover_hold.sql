-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a manager is about to answer, locked: it must be open still, and asked
-- for by somebody else who is still here.

set role desk_owner;

create or replace function desk.signover_hold(args jsonb)
returns desk.signover
language plpgsql
as $$
declare
	me constant desk.staff := desk.actor();
	asked constant uuid := args ->> 'signover';
	wish desk.signover;
begin
	perform desk.signover_lapse();
	select s.* into wish from desk.signover s
	where s.id = asked
	for update;
	if not found then
		perform desk.refuse('missing',
			'Nobody has asked for that to be signed');
	elsif wish.state <> 'open' then
		perform desk.refuse('state', desk.signover_state_words(wish));
	elsif wish.clerk_id = me.id then
		perform desk.refuse('role', 'Whoever asks does not sign: '
			'another manager can', desk.who_can('manager'));
	elsif not exists (select from desk.staff s
		join pg_catalog.pg_roles r
			on r.rolname = s.login and r.oid = s.role_oid
		where s.id = wish.clerk_id and s.active) then
		perform desk.refuse('state', 'Whoever asked for it has left');
	end if;
	return wish;
end
$$;

revoke all on function desk.signover_hold(jsonb) from public;

reset role;
