-- SPDX-License-Identifier: GPL-3.0-or-later
-- The e-mail of the member that a write names, or a refusal.

set role desk_owner;

create or replace function desk.member_mail(member text) returns text
language plpgsql stable
as $$
declare
	mail text;
begin
	select u.email into mail from club.users u where u.id = member;
	if not found then
		perform desk.refuse('missing', 'There is no such member');
	end if;
	return mail;
end
$$;

revoke all on function desk.member_mail(text) from public;

reset role;
