-- SPDX-License-Identifier: GPL-3.0-or-later
-- What stands in the way of an action on the lane board, as a bar; null when
-- nothing does.

set role desk_owner;

create or replace function desk.lane_barred(code text, sentence text,
	who_can text default null) returns jsonb
language sql immutable
as $$
	select case when sentence is not null then jsonb_build_object(
		'code', code, 'sentence', sentence, 'who_can', who_can) end;
$$;

revoke all on function desk.lane_barred(text, text, text) from public;

reset role;
