-- SPDX-License-Identifier: GPL-3.0-or-later
-- One word for an organisation or a team has to mean exactly one of them.

set role desk_owner;

create or replace function desk.staff_tenant_check(what text, word text,
	count integer) returns void
language plpgsql
as $$
begin
	if count is null then
		perform desk.refuse('missing', format('There is no %s %s', what,
			desk.clean_text(word, 100, 'A name')));
	elsif count > 1 then
		perform desk.refuse('limit', format('%s is the name of %s %ss: '
			'give the id', word, count, what));
	end if;
end
$$;

revoke all on function desk.staff_tenant_check(text, text, integer) from public;

reset role;
