-- SPDX-License-Identifier: GPL-3.0-or-later
-- What became of what the person signed in has asked managers to sign and has
-- not heard of yet; and what of that still waits in the queue.  What was signed
-- at the counter is among it while nobody could tell them: a terminal that died
-- in between tells them at the next sign-in.  With the outcome of what was
-- signed, as a write of theirs would have had it.

set role desk_owner;

create or replace function desk.signover_mine()
returns table (signover uuid, state text, asked_at timestamp,
	answered_at timestamp, sentence text, outcome jsonb)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
#variable_conflict use_column
declare
	me constant desk.staff := desk.actor();
	zone constant text := desk.setting_text('club', 'zone');
begin
	return query
	select s.id, e.state, s.asked_at at time zone zone,
		s.answered_at at time zone zone,
		case e.state
		when 'signed' then format('%s signed: %s', m.name, coalesce(
			o.outcome ->> 'sentence',
			desk.signover_words(s.action)))
		when 'declined' then format('%s declined %s: %s', m.name,
			desk.signover_words(s.action), s.answer)
		when 'expired' then format('Nobody signed in time: %s',
			desk.signover_words(s.action))
		else format('It waits for a manager: %s',
			desk.signover_words(s.action)) end,
		o.outcome
	from desk.signover s
	cross join lateral (select case when s.state = 'open'
		and s.expires_at <= desk.clock() then 'expired'
		else s.state end) e (state)
	cross join lateral (select desk.staff_name((select p.login
		from desk.staff p where p.id = s.answered_by))) m (name)
	left join desk.request r on r.id = s.request
	cross join lateral (select case when e.state = 'signed'
		then desk.outcome_render(r.outcome) end) o (outcome)
	where s.clerk_id = me.id and s.heard_at is null
	  and (s.queued or s.state = 'signed')
	order by s.answered_at, s.asked_at;
end
$$;

revoke all on function desk.signover_mine() from public;
grant execute on function desk.signover_mine()
	to desk_frontdesk, desk_manager;

reset role;
