-- SPDX-License-Identifier: GPL-3.0-or-later
-- What signing would do, looked at by whoever asked for it: only ever tried, by
-- desk.signover_try().

set role desk_owner;

create or replace function desk.signover_look_work(args jsonb) returns jsonb
language sql
as $$
	select desk.signover_do(desk.signover_asked(args), args);
$$;

revoke all on function desk.signover_look_work(jsonb) from public;

reset role;
