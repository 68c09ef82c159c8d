-- SPDX-License-Identifier: GPL-3.0-or-later
-- The last four digits of a phone, which is what a desk may see and ask for;
-- null when it has fewer.

set role desk_owner;

create or replace function desk.phone_end(phone text) returns text
language sql immutable
as $$
	select case when length(d.digits) >= 4 then right(d.digits, 4) end
	from (select regexp_replace(phone, '[^0-9]', '', 'g') as digits) d;
$$;

revoke all on function desk.phone_end(text) from public;

reset role;
