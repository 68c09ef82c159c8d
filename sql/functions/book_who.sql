-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a booking for nobody, for two owners, for a member who may not
-- book, and for a guest who does not pay the day pass at the desk.

set role desk_owner;

create or replace function desk.book_who(member text, guest text, settle text)
returns void
language plpgsql
as $$
begin
	if (member is null) = (guest is null) then
		perform desk.refuse('missing',
			'A booking is for a member, or for a guest by name');
	end if;
	if coalesce(settle, 'none') not in ('none', 'card', 'cash', 'pass') then
		perform desk.refuse('limit', 'There is no such way to pay');
	end if;
	if guest is not null and coalesce(settle, 'none')
		not in ('card', 'cash') then
		perform desk.refuse('owed', 'A guest without a member buys '
			'a day pass: by card or in cash');
	end if;
	if member is not null and not exists (
		select from club.users u where u.id = member) then
		perform desk.refuse('missing', 'There is no such member');
	end if;
	perform desk.member_welcome(member);
end
$$;

revoke all on function desk.book_who(text, text, text) from public;

reset role;
