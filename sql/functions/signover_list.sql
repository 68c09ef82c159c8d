-- SPDX-License-Identifier: GPL-3.0-or-later
-- What waits for a manager, oldest first: who asks, where, since when, and what
-- signing would do now, or why it would be refused.  Trying takes time, for a
-- wish that is large or that somebody holds locked: the rest of the queue is
-- there all the same, and is tried when those before it are answered.

set role desk_owner;

create or replace function desk.signover_list()
returns table (signover uuid, clerk text, desk text, asked_at timestamp,
	expires_at timestamp, what text, note text, possible boolean,
	code text, sentence text)
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
	began constant timestamptz := clock_timestamp();
	wish desk.signover;
	outcome jsonb;
begin
	perform desk.signover_lapse();
	for wish in
		select s.* from desk.signover s
		where s.state = 'open' and s.queued and s.clerk_id <> me.id
		order by s.asked_at, s.id
		limit 100
	loop
		outcome := case when clock_timestamp() - began < interval '3 s'
			then desk.signover_try(wish)
			else desk.refusal('state', 'Not looked at yet: answer '
				'what stands above it first') end;
		return query
		select wish.id, desk.staff_name(p.login), wish.desk,
			wish.asked_at at time zone zone,
			wish.expires_at at time zone zone,
			desk.signover_words(wish.action), wish.note,
			coalesce((outcome ->> 'ok')::boolean, false),
			outcome ->> 'code', desk.signover_said(wish, outcome)
		from desk.staff p where p.id = wish.clerk_id;
	end loop;
end
$$;

revoke all on function desk.signover_list() from public;
grant execute on function desk.signover_list()
	to desk_manager;

reset role;
