-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses who is banned, with the days that remain (domain.md 1.8).

set role desk_owner;

create or replace function desk.counter_banned(customer uuid) returns void
language plpgsql
as $$
declare
	days integer;
begin
	select ceil(extract(epoch from c.banned_until - desk.clock()) / 86400)
	into days
	from counter.customers c
	where c.id = customer and c.banned_until > desk.clock();
	if found then
		perform desk.refuse('banned', format('The customer is banned '
			'for another %s', case days when 1 then 'day'
			else days || ' days' end));
	end if;
end
$$;

revoke all on function desk.counter_banned(uuid) from public;

reset role;
