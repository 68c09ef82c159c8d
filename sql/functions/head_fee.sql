-- SPDX-License-Identifier: GPL-3.0-or-later
-- What one head costs and why, in words: the price list of domain.md 2.4,
-- here and nowhere else.
--
-- standing: staff, member or lapsed for a member, visitor for an owner who is
-- none, guest, twin for a guest who is a member after all, unknown for the
-- owner of an import nobody has matched.  allowed: free minutes of the day,
-- null for no limit.  used: minutes of the day's earlier bookings.

set role desk_owner;

create or replace function desk.head_fee(kind text, role text, standing text,
	status text, name text, allowed integer, minutes integer, used integer,
	passed boolean, guest_fee integer, prices desk.charges,
	out minor integer, out why text)
language plpgsql immutable
as $$
declare
	free integer := greatest(least(minutes, allowed - used), 0);
	over integer := minutes - free;
begin
	minor := 0;
	if standing = 'unknown' then
		why := 'no member yet';
	elsif kind = 'conference_room' and role <> 'owner' then
		why := 'the room is the owner''s';
	elsif standing = 'staff' then
		why := 'staff';
	elsif standing = 'twin' then
		why := 'a member, no guest fee';
	elsif standing = 'visitor' then
		minor := case when kind = 'conference_room'
			then prices.day_pass_workspace
			else prices.day_pass end;
		why := 'day pass';
	elsif standing = 'guest' and passed then
		why := 'guest pass';
	elsif standing = 'guest' then
		minor := coalesce(guest_fee, prices.guest_fee);
		why := 'guest fee' || case when desk.is_placeholder(name)
			then ', no name yet' else '' end;
	elsif standing = 'lapsed' and role <> 'owner' then
		minor := coalesce(guest_fee, prices.guest_fee);
		why := format('membership %s, as a guest',
			replace(status, '_', ' '));
	elsif allowed is null then
		why := 'unlimited';
	else
		minor := desk.overage_minor(used + minutes - allowed,
				prices.overage_minutes, prices.overage)
			- desk.overage_minor(used - allowed,
				prices.overage_minutes, prices.overage);
		why := case
			when over = 0 then format('%s of %s free minutes',
				free, allowed)
			when allowed = 0 then format('%s minutes, none free',
				minutes)
			when free = 0 then format(
				'%s minutes over the %s free', over, allowed)
			else format('%s of %s free minutes, %s over', free,
				allowed, over)
		end || case when used > 0 and allowed > 0 then
			format(', %s used before', used) else '' end
		|| case when standing = 'lapsed' then ', membership '
			|| replace(status, '_', ' ') else '' end;
	end if;
end
$$;

revoke all on function desk.head_fee(text, text, text, text, text, integer,
	integer, integer, boolean, integer, desk.charges) from public;

reset role;
