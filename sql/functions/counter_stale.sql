-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a write on something that changed since its operator looked, with
-- what happened to it last, by whom and when.  `what` is the thing as a
-- sentence begins with it.

set role desk_owner;

create or replace function desk.counter_stale(what text, entity text, id uuid,
	version text, detail jsonb default '{}') returns void
language plpgsql
as $$
declare
	last record;
begin
	select l.action, l.words, desk.verbatim(l.who) as who,
		desk.verbatim(l.desk) as desk, l.at
	into last
	from desk.counter_last(entity, counter_stale.id) l;
	perform desk.refuse('stale', format('%s was changed since you looked%s',
			what, case when last.who is not null then format(
				': %s by %s, %s', last.words, last.who,
				to_char(last.at, 'HH24:MI')) else '' end),
		null, detail || jsonb_build_object('last', to_jsonb(last)),
		version);
end
$$;

revoke all on function desk.counter_stale(text, text, uuid, text, jsonb)
	from public;

reset role;
