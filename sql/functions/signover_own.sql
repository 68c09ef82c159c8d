-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the person signed in has sent to the managers' queue and waits there,
-- oldest first, with their note and what signing would do now.  Who asks may
-- know all of that: it was they who tried it first.

set role desk_owner;

create or replace function desk.signover_own()
returns table (signover uuid, asked_at timestamp, what text, note text,
	possible boolean, sentence text)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
set lock_timeout = '2s'
as $$
#variable_conflict use_column
declare
	me constant desk.staff := desk.actor();
	zone constant text := desk.setting_text('club', 'zone');
	wish desk.signover;
	outcome jsonb;
begin
	for wish in
		select s.* from desk.signover s
		where s.clerk_id = me.id and s.state = 'open' and s.queued
		  and s.expires_at > desk.clock()
		order by s.asked_at, s.id
	loop
		outcome := desk.signover_try(wish);
		return query select wish.id, wish.asked_at at time zone zone,
			desk.signover_words(wish.action), wish.note,
			coalesce((outcome ->> 'ok')::boolean, false),
			desk.signover_said(wish, outcome);
	end loop;
end
$$;

revoke all on function desk.signover_own() from public;
grant execute on function desk.signover_own()
	to desk_frontdesk, desk_manager;

reset role;
