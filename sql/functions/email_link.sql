-- SPDX-License-Identifier: GPL-3.0-or-later
-- Remembers under which other e-mail a member plays, so that the next import
-- finds them (domain.md 2.7).  An e-mail that is a member's own, or linked to
-- one already, is left as it is.

set role desk_owner;

create or replace function desk.email_link(member text, email text)
returns void
language sql
as $$
	insert into club.user_linked_emails (primary_email, linked_email)
	select u.email, lower(btrim(email_link.email))
	from club.users u
	where u.id = member
	  and btrim(email_link.email) ~ '^[^@\s]+@[^@\s]+$'
	  and length(email_link.email) <= 200
	  and not exists (select from club.users x
		where lower(x.email) = lower(btrim(email_link.email)))
	on conflict do nothing;
$$;

revoke all on function desk.email_link(text, text) from public;

reset role;
