-- SPDX-License-Identifier: GPL-3.0-or-later
-- The refusal for a broken constraint.  One without a sentence is a bug, said
-- by name only: the server's own message would carry the whole row.

set role desk_owner;

create or replace function desk.constraint_refusal(broken text)
returns jsonb
language plpgsql stable
as $$
declare
	refusal jsonb;
begin
	select jsonb_build_object('ok', false, 'code', s.code,
		'sentence', s.sentence, 'who_can', null, 'version', null,
		'detail', jsonb_build_object('constraint', s.name))
	into refusal
	from desk.constraint_sentence s
	where s.name = broken;
	if not found then
		raise exception 'constraint "%" was broken and has no sentence',
			broken using errcode = 'internal_error';
	end if;
	return refusal;
end
$$;

revoke all on function desk.constraint_refusal(text) from public;

reset role;
