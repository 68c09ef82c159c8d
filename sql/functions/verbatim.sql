-- SPDX-License-Identifier: GPL-3.0-or-later
-- A text that somebody wrote, fit to stand in an outcome: what looks like a
-- token in it is not one.  desk.outcome_render() turns it back.

set role desk_owner;

create or replace function desk.verbatim(said text) returns text
language sql immutable
as $$
	select replace(said, '{', '{brace:1}');
$$;

revoke all on function desk.verbatim(text) from public;

reset role;
