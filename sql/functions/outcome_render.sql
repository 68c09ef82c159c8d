-- SPDX-License-Identifier: GPL-3.0-or-later
-- Puts names where an outcome has tokens.  What is stored keeps the tokens:
-- it outlives a person's wish to be forgotten (database.md 2).

set role desk_owner;

create or replace function desk.outcome_render(outcome jsonb) returns jsonb
language plpgsql stable
as $$
declare
	said text := outcome::text;
	token text[];
	who text;
begin
	for token in
		select distinct m
		from regexp_matches(said,
			'\{(user|booking|participant|head|guest|slot|unmatched):([^{}"\\]+)\}',
			'g') m
	loop
		who := coalesce(desk.token_name(token[1], token[2]),
			'somebody');
		said := replace(said, format('{%s:%s}', token[1], token[2]),
			btrim(to_json(who)::text, '"'));
	end loop;
	return said::jsonb;
end
$$;

revoke all on function desk.outcome_render(jsonb) from public;

reset role;
