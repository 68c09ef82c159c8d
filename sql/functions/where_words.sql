-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where something was done, as a history says it: "desk 2", and of what a manager
-- signed for somebody else, "desk 2, for Ana".

set role desk_owner;

create or replace function desk.where_words(details jsonb) returns text
language plpgsql stable
as $$
begin
	return nullif(concat_ws(', ', details ->> 'desk',
		'for ' || desk.staff_name(details ->> 'at_desk_of')), '');
end
$$;

revoke all on function desk.where_words(jsonb) from public;

reset role;
