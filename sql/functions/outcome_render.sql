-- SPDX-License-Identifier: GPL-3.0-or-later
-- Puts names where an outcome has tokens.  What is stored keeps the tokens:
-- it outlives a person's wish to be forgotten (database.md 2).  Each token is
-- looked up once and where it stands: a name is a text, whatever is in it.

set role desk_owner;

create or replace function desk.outcome_render(outcome jsonb) returns jsonb
language plpgsql stable
as $$
declare
	tokens constant text := '\{(user|booking|participant|head|guest|slot|'
		'unmatched|customer|brace):([^{}"\\]+)\}';
	said text := outcome::text;
	between text[] := regexp_split_to_array(said, tokens);
	rendered text := between[1];
	token text[];
	i bigint;
	who text;
begin
	for token, i in
		select m, n
		from regexp_matches(said, tokens, 'g') with ordinality t (m, n)
	loop
		who := to_json(coalesce(desk.token_name(token[1], token[2]),
			'somebody'))::text;
		rendered := rendered || substr(who, 2, length(who) - 2)
			|| between[i + 1];
	end loop;
	return rendered::jsonb;
end
$$;

revoke all on function desk.outcome_render(jsonb) from public;

reset role;
