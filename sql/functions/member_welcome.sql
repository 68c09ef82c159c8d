-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a member whose membership does not let them book (domain.md 2.2).

set role desk_owner;

create or replace function desk.member_welcome(member text) returns void
language plpgsql
as $$
declare
	standing text;
begin
	select u.membership_status into standing
	from club.users u
	where u.id = member;
	if standing in ('inactive', 'suspended', 'cancelled', 'terminated',
		'archived') then
		perform desk.refuse('banned', format(
			'The membership of {user:%s} is %s', member,
			standing), desk.who_can('manager'));
	end if;
end
$$;

revoke all on function desk.member_welcome(text) from public;

reset role;
