-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a dry run said, for somebody who is to sign: a sentence that is true
-- once it is done must not be read as if it were.

set role desk_owner;

create or replace function desk.signover_would(sentence text) returns text
language sql immutable
as $$ select 'Would be done: ' || sentence $$;

revoke all on function desk.signover_would(text) from public;

reset role;
