-- SPDX-License-Identifier: GPL-3.0-or-later
-- How something was paid, as the end of a sentence.

set role desk_owner;

create or replace function desk.counter_method_words(method text)
returns text
language sql immutable
return case method when 'CASH' then ' in cash' when 'CREDIT' then ' by card'
	else '' end;

revoke all on function desk.counter_method_words(text) from public;

reset role;
