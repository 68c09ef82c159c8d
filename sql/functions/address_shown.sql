-- SPDX-License-Identifier: GPL-3.0-or-later
-- An e-mail as everybody may see it: "m.....@example.com" (product.md, Who).

set role desk_owner;

create or replace function desk.address_shown(email text) returns text
language sql immutable
return case when strpos(email, '@') > 0
	then left(email, 1) || '.....' || substr(email, strpos(email, '@'))
	else email end;

revoke all on function desk.address_shown(text) from public;

reset role;
