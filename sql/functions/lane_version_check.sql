-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a write on a lane that changed since its operator looked: by whom,
-- and what; also when the session that they saw was ended meanwhile, or
-- somebody came to the lane that was idle.  Called with the lane locked.

set role desk_owner;

create or replace function desk.lane_version_check(args jsonb) returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	lane constant text := args ->> 'lane';
	version constant text := desk.lane_version(lane);
	seen constant text := args ->> 'version';
	was constant uuid := desk.counter_uuid(split_part(seen, '.', 1));
	here constant uuid := case when version <> 'idle'
		then split_part(version, '.', 1)::uuid end;
	last record;
	said text;
begin
	if not args ? 'version' or seen = version then
		return;
	end if;

	select l.action, l.words, desk.verbatim(l.who) as who,
		desk.verbatim(l.desk) as desk, l.at
	into last
	from desk.counter_last('lane_session', coalesce(was, here)) l;
	said := case
		when was is not null and was is distinct from here then format(
			'Lane %s: the session that you saw has ended', lane)
		when was is null and here is not null then format(
			'{customer:%s} stands at lane %s now', (select n.customer
			from desk.lane_at n where n.lane = lane), lane)
		else format('Lane %s was changed since you looked', lane) end
		|| case when last.who is null then '' else format(
			': %s by %s, %s', last.words, last.who,
			to_char(last.at, 'HH24:MI')) end;
	perform desk.refuse('stale', said, null, jsonb_build_object(
		'lane', lane, 'last', to_jsonb(last)), version);
end
$$;

revoke all on function desk.lane_version_check(jsonb) from public;

reset role;
