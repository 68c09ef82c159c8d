-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether an e-mail is that of somebody with a membership in force: a guest
-- with one pays no guest fee (domain.md 2.4).

set role desk_owner;

create or replace function desk.is_member(email text) returns boolean
language plpgsql stable
as $$
begin
	-- most guests leave none
	if email is null then
		return false;
	end if;
	return exists (select from desk.member_terms t
		where lower(t.email) = lower(is_member.email)
		  and t.standing <> 'lapsed');
end
$$;

revoke all on function desk.is_member(text) from public;

reset role;
