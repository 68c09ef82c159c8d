-- SPDX-License-Identifier: GPL-3.0-or-later
-- A text without case and accents, as names are compared.

set role desk_owner;

create or replace function desk.fold(said text) returns text
language sql immutable parallel safe
return lower(ext.unaccent('ext.unaccent'::regdictionary, said));

revoke all on function desk.fold(text) from public;

reset role;
