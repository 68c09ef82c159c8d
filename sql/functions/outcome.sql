-- SPDX-License-Identifier: GPL-3.0-or-later
-- The outcome of a write on a booking that was done.  `undo` is the
-- compensating call, {"action": …, "args": …}; it works only on the version
-- that this write leaves.

set role desk_owner;

create or replace function desk.outcome(sentence text, booking integer,
	detail jsonb default '{}', undo jsonb default null) returns jsonb
language sql volatile
as $$
	select jsonb_build_object('ok', true, 'sentence', sentence,
		'booking', booking, 'version', v.version,
		'detail', coalesce(detail, '{}'),
		'undo', case when undo is not null then jsonb_set(undo,
			'{args,version}', to_jsonb(v.version)) end)
	from (select desk.booking_version(booking) as version) v;
$$;

revoke all on function desk.outcome(text, integer, jsonb, jsonb) from public;

reset role;
