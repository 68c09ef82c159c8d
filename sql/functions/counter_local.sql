-- SPDX-License-Identifier: GPL-3.0-or-later
-- A moment as the venue's wall shows it.

set role desk_owner;

create or replace function desk.counter_local(at timestamptz)
returns timestamp
language plpgsql stable
as $$
begin
	return at at time zone desk.setting_text('counter', 'zone');
end
$$;

revoke all on function desk.counter_local(timestamptz) from public;

reset role;
