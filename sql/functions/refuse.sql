-- SPDX-License-Identifier: GPL-3.0-or-later
-- A refusal: raised here, caught by desk.perform(), returned as a value.  Its
-- DETAIL is the outcome itself.  People stand in sentence and detail as
-- tokens, {booking:7} or {user:u1}, so that an uncaught one names nobody.
-- Under desk.perform() the names go with it as `rendered`: what was made in
-- the same call is gone when the refusal is caught.

set role desk_owner;

create or replace function desk.refuse(code text, sentence text,
	who_can text default null, detail jsonb default null,
	version text default null) returns void
language plpgsql
as $$
declare
	refusal jsonb := jsonb_build_object('ok', false, 'code', code,
		'sentence', sentence, 'who_can', who_can, 'version', version,
		'detail', coalesce(detail, '{}'));
begin
	if current_setting('desk.performing', true) = 'on' then
		refusal := refusal || jsonb_build_object('rendered',
			desk.outcome_render(refusal));
	end if;
	raise exception '%', sentence using
		errcode = 'OD001', detail = refusal::text;
end
$$;

revoke all on function desk.refuse(text, text, text, jsonb, text) from public;

reset role;
