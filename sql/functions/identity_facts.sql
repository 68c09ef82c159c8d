-- SPDX-License-Identifier: GPL-3.0-or-later
-- The people of all systems as their rows say: the one query that triggers (by
-- key), rebuild and verify of the index read (database.md 4, 9).  A key stands
-- in the column of its own type, so that it is found by its table's index.
--
-- trusted: the e-mail is unique in its own table, and where the system has
-- e-mails verified, it was.  same: another row about the same person has the
-- same text here.

set role desk_owner;

create or replace view desk.identity_facts as
select 'club'::text as system, 'member'::text as kind, u.id::text as text_key,
	null::integer as int_key, null::uuid as uuid_key, u.name::text as name,
	u.email::text as email, true as trusted, null::text as other_email,
	u.phone::text as phone, null::date as born, null::text as number,
	null::text as scan, null::text as same
from club.users u
where u.membership_status not in ('merged', 'deleted')
union all
-- two e-mails of one member, which is all that this row knows
select 'club', 'e-mail', null, l.id, null, null, l.primary_email, true,
	l.linked_email, null, null, null, null, null
from club.user_linked_emails l
union all
select 'club', 'guest', null, g.id, null, g.name, g.email, false, null,
	g.phone, null, null, null, null
from club.guests g
union all
select 'academy', 'user', u.id, null, null, u.first_name || ' ' || u.last_name,
	u.email, true, null, u.phone_number, null, null, null, null
from academy."user" u
union all
select 'academy', 'child', c.id, null, null,
	coalesce(nullif(concat_ws(' ', c.first_name, c.last_name), ''),
		c.name), null, false, null, null, c.birthdate::date, null,
	null, null
from academy.child c
union all
select 'counter', 'customer', null, null, c.id, c.name, null, false, null,
	null, c.dob, c.membership_number, c.id_scan_hash, null
from counter.customers c
union all
select 'gym', 'user', u.id, null, null,
	concat_ws(' ', u.first_name, u.last_name), u.email,
	u.email_verified is not null, null, null, null, null, null, null
from gym."user" u
union all
-- the platform keeps the name apart from the e-mail
select 'platform', 'user', null, null, u.id, null, u.email, u.email_verified,
	null, null, null, null, null, 'platform ' || u.id
from platform.users u
where u.status <> 'deleted'
union all
select 'platform', 'profile', null, null, p.id,
	coalesce(nullif(concat_ws(' ', p.first_name, p.last_name), ''),
		p.display_name), null, false, null, null, null, null, null,
	'platform ' || p.id
from platform.user_profiles p;

revoke all on desk.identity_facts from public;

reset role;
