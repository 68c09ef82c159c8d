-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which rule of domain.md 2.4 prices one head: the first that fits, here and
-- nowhere else.  desk.head_fee says what it costs, desk.head_why in words.
--
-- standing: staff, member or lapsed for a member, visitor for an owner who is
-- none, guest, twin for a guest who is a member after all, unknown for the
-- owner of an import nobody has matched.  allowed: free minutes of the day,
-- null for no limit.

set role desk_owner;

create or replace function desk.head_rule(kind text, role text, standing text,
	passed boolean, allowed integer) returns text
language sql immutable
return case
	when standing = 'unknown' then 'unknown'
	when kind = 'conference_room' and role <> 'owner' then 'room'
	when standing in ('staff', 'twin') then standing
	when standing = 'visitor' and kind = 'conference_room' then 'workspace'
	when standing = 'visitor' then 'day pass'
	when standing = 'guest' and passed then 'pass'
	when standing = 'guest' then 'guest'
	when standing = 'lapsed' and role <> 'owner' then 'lapsed'
	when allowed is null then 'unlimited'
	else 'minutes'
end;

revoke all on function desk.head_rule(text, text, text, boolean, integer)
	from public;

reset role;
