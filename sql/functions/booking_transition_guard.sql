-- SPDX-License-Identifier: GPL-3.0-or-later
-- The state machine of domain.md 2.2, for every writer.  It runs with the
-- writer's own rights, so that the rows marked desk_only are possible only
-- inside a function of desk.  An import reports how a booking ended; everybody
-- else begins with an active state.

set role desk_owner;

create or replace function desk.booking_transition_guard() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
	said text;
begin
	if tg_op = 'INSERT' then
		if new.status in ('pending', 'pending_approval', 'approved',
			'confirmed') or new.origin in ('trackman_import',
			'trackman_webhook') then
			return new;
		end if;
		said := format('A booking does not begin as %s', new.status);
	elsif new.status = old.status or exists (
		select from desk.booking_transition t
		where t.from_state = old.status and t.to_state = new.status
		  and (not t.desk_only or current_user = 'desk_owner')) then
		return new;
	else
		said := format('A booking that is %s does not become %s',
			old.status, new.status);
	end if;

	raise exception '%', said using errcode = 'OD001',
		detail = jsonb_build_object('ok', false, 'code', 'state',
			'sentence', said, 'who_can', null, 'version', null,
			'detail', jsonb_build_object())::text;
end
$$;

drop trigger if exists a_transition on club.booking_requests;
create trigger a_transition before insert or update of status
	on club.booking_requests
	for each row execute function desk.booking_transition_guard();

revoke all on function desk.booking_transition_guard() from public;

reset role;
