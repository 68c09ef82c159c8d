-- SPDX-License-Identifier: GPL-3.0-or-later
-- A system's setting that is a number.

set role desk_owner;

create or replace function desk.setting_int(system text, key text)
returns integer
language sql stable
as $$
	select desk.setting_text(system, key)::integer;
$$;

revoke all on function desk.setting_int(text, text) from public;

reset role;
