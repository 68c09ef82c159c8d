-- SPDX-License-Identifier: GPL-3.0-or-later
-- Gives a request up: when it was done after all, says how it ended;
-- otherwise a late arrival of it will do nothing.  Waits for one in flight.

set role desk_owner;

create or replace function desk.request_abandon(request uuid) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	first desk.request;
begin
	if current_setting('transaction_isolation') <> 'read committed' then
		raise exception 'writes need the isolation level read committed'
			using errcode = 'invalid_transaction_state';
	end if;
	perform desk.actor();
	if request is null then
		raise exception 'giving up needs a request id'
			using errcode = 'null_value_not_allowed';
	end if;

	insert into desk.request (id, actor, action, args_hash, at, ok, outcome)
	values (request, session_user, 'request_abandon', '', desk.clock(),
		true, jsonb_build_object('ok', true, 'sentence',
			'Given up; nothing was done', 'booking', null,
			'version', null, 'detail', jsonb_build_object()))
	on conflict (id) do nothing;

	select r.* into strict first from desk.request r
	where r.id = request_abandon.request;
	if first.actor <> session_user then
		return desk.refusal('reused',
			'This request id stands for another request');
	end if;
	return desk.outcome_render(first.outcome);
end
$$;

revoke all on function desk.request_abandon(uuid) from public;
grant execute on function desk.request_abandon(uuid)
	to desk_frontdesk, desk_manager;

reset role;
