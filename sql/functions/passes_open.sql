-- SPDX-License-Identifier: GPL-3.0-or-later
-- A member's pass account, locked, made when it is missing, and reset when
-- the month's reset is due.  Whoever counts passes counts them on this row.

set role desk_owner;

create or replace function desk.passes_open(member text, now timestamp)
returns club.guest_passes
language plpgsql
as $$
#variable_conflict use_variable
declare
	terms desk.member_terms;
	account club.guest_passes;
begin
	select t.* into terms from desk.member_terms t
	where t.user_id = member;
	insert into club.guest_passes (member_email, total_passes, used_passes,
		last_reset_at)
	values (terms.email, coalesce(terms.passes, 0), 0, now)
	on conflict do nothing;

	select g.* into strict account
	from club.guest_passes g
	where lower(g.member_email) = lower(terms.email)
	for no key update;
	if account.last_reset_at >= desk.pass_period(now) then
		return account;
	end if;
	update club.guest_passes g
	set used_passes = 0, last_reset_at = now,
		total_passes = coalesce(terms.passes, g.total_passes)
	where g.id = account.id
	returning g.* into account;
	return account;
end
$$;

revoke all on function desk.passes_open(text, timestamp) from public;

reset role;
