-- SPDX-License-Identifier: GPL-3.0-or-later
-- An action as it is offered: possible where nothing bars it, else the sentence
-- why not and who could (contracts.md, "A screen and an action").

set role desk_owner;

create or replace function desk.possibility(bar jsonb, out possible boolean,
	out sentence text, out who_can text)
language plpgsql stable
as $$
begin
	possible := bar is null;
	sentence := case when bar is not null then
		desk.outcome_render(bar) ->> 'sentence' end;
	who_can := bar ->> 'who_can';
end
$$;

revoke all on function desk.possibility(jsonb) from public;

reset role;
