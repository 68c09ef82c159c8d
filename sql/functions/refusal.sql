-- SPDX-License-Identifier: GPL-3.0-or-later
-- A refusal as a value, for where there is nothing to undo.

set role desk_owner;

create or replace function desk.refusal(code text, sentence text)
returns jsonb
language sql immutable
as $$
	select jsonb_build_object('ok', false, 'code', code,
		'sentence', sentence, 'who_can', null, 'version', null,
		'detail', jsonb_build_object());
$$;

revoke all on function desk.refusal(text, text) from public;

reset role;
