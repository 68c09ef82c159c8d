-- SPDX-License-Identifier: GPL-3.0-or-later
-- Opens a write: null when it is ours to do, else its first outcome or a
-- refusal (database.md 2).  A twin in flight is waited for; when its backend
-- dies, the work is ours.  Snapshots older than the statement are refused,
-- since every rule is judged on what is committed now.

set role desk_owner;

create or replace function desk.begin_request(request uuid, action text,
	args jsonb, dry_run boolean) returns jsonb
language plpgsql
as $$
declare
	hash bytea := sha256(convert_to(args::text, 'UTF8'));
	first desk.request;
begin
	if current_setting('transaction_isolation') <> 'read committed' then
		raise exception 'writes need the isolation level read committed'
			using errcode = 'invalid_transaction_state';
	end if;
	perform desk.actor();
	if dry_run then
		return null;
	end if;
	if request is null then
		raise exception 'a write needs a request id'
			using errcode = 'null_value_not_allowed';
	end if;

	insert into desk.request (id, actor, action, args_hash, at)
	values (request, session_user, action, hash, desk.clock())
	on conflict (id) do nothing;
	if found then
		return null;
	end if;

	select r.* into strict first from desk.request r
	where r.id = begin_request.request;
	if first.actor = session_user and first.action = 'request_abandon' then
		return desk.refusal('reused',
			'This request was given up, and nothing was done');
	elsif first.actor <> session_user or first.action <> action
		or first.args_hash <> hash then
		return desk.refusal('reused',
			'This request id stands for another request');
	end if;
	return desk.outcome_render(first.outcome);
end
$$;

revoke all on function desk.begin_request(uuid, text, jsonb, boolean)
	from public;

reset role;
