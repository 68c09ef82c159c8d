-- SPDX-License-Identifier: GPL-3.0-or-later
-- A system's setting, or null.

set role desk_owner;

create or replace function desk.setting_text(system text, key text)
returns text
language plpgsql stable
as $$
begin
	return (select s.value
	from desk.setting s
	where s.system = setting_text.system and s.key = setting_text.key);
end
$$;

revoke all on function desk.setting_text(text, text) from public;

reset role;
