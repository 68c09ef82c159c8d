-- SPDX-License-Identifier: GPL-3.0-or-later
-- One thing that stands in the way of a check-in.

set role desk_owner;

create or replace function desk.guard(guard text, sentence text)
returns jsonb
language sql immutable
return jsonb_build_object('guard', guard, 'sentence', sentence);

revoke all on function desk.guard(text, text) from public;

reset role;
