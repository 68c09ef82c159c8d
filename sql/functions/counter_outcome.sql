-- SPDX-License-Identifier: GPL-3.0-or-later
-- The outcome of a write at the counter that was done; `thing` is what it is
-- about under its own name: {"unit": "room:214"}, {"place": …}.  `undo` is the
-- compensating call, {"action": …, "args": …}; it works only on the version
-- that this write leaves.

set role desk_owner;

create or replace function desk.counter_outcome(sentence text, thing jsonb,
	version text, detail jsonb default '{}', undo jsonb default null)
returns jsonb
language sql immutable
as $$
	select jsonb_build_object('ok', true, 'sentence', sentence,
		'booking', null, 'version', version,
		'detail', coalesce(detail, '{}'), 'undo', case
			when undo is not null then jsonb_set(undo,
				'{args,version}', to_jsonb(version)) end)
		|| coalesce(thing, '{}');
$$;

revoke all on function desk.counter_outcome(text, jsonb, text, jsonb, jsonb)
	from public;

reset role;
