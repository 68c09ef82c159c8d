-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a row may say, and nothing else, so that none of it gets into the record
-- by another name.  Items were seen when the row says true.

set role desk_owner;

create or replace function desk.checkout_said(said jsonb) returns jsonb
language sql immutable
as $$
	select jsonb_build_object('version', said ->> 'version',
		'items', said -> 'items' = 'true', 'settle', said ->> 'settle',
		'reference', said ->> 'reference', 'reason', said ->> 'reason',
		'seen_minor', case when said ->> 'seen_minor' ~ '^[0-9]{1,9}$'
			then (said ->> 'seen_minor')::integer end);
$$;

revoke all on function desk.checkout_said(jsonb) from public;

reset role;
