-- SPDX-License-Identifier: GPL-3.0-or-later
-- Puts companions on a booking's roster, [{"member":"id"},{"guest":"Mo Lee",
-- "email":null}].  A member whose tier does not play simulators needs a reason
-- (domain.md 2.6).  How many fit, and whether a member is elsewhere at that
-- time, is judged by the constraints.  The booking must be held, with the
-- lanes of the members.  Returns the participants.

set role desk_owner;

create or replace function desk.companions_add(booking integer,
	companions jsonb, args jsonb default '{}') returns integer[]
language plpgsql
as $$
#variable_conflict use_variable
declare
	added integer[] := '{}';
	head integer;
	h record;
	overrides boolean;
begin
	if desk.session_ensure(booking) is null then
		perform desk.refuse('missing', 'The booking has no bay yet');
	end if;
	for h in
		select c.*, t.can_book or not exists (
				select from club.booking_requests b
				join club.resources r on r.id = b.resource_id
				where b.id = booking
				  and r.type <> 'conference_room') as plays
		from desk.companion_heads(companions) c
		left join desk.member_terms t on t.user_id = c.user_id
		order by c.ord
	loop
		if h.user_id is not null and exists (
			select from desk.head x
			where x.booking_id = booking
			  and x.user_id = h.user_id) then
			perform desk.refuse('roster', format(
				'{user:%s} is on the roster already',
				h.user_id));
		end if;
		overrides := h.user_id is not null and not h.plays;
		if overrides and nullif(btrim(args ->> 'reason'), '') is null
		then
			perform desk.refuse('reason', format('The tier of '
				'{user:%s} does not play simulators: '
				'say why they may', h.user_id));
		end if;
		head := desk.head_add(booking, h.role, h.user_id, h.name,
			h.email, h.guest_id);
		perform desk.payment_note(booking, head, case when overrides
			then 'tier_override' else 'staff_direct_add' end,
			null, null, 'pending', args);
		added := added || head;
	end loop;
	return added;
end
$$;

revoke all on function desk.companions_add(integer, jsonb, jsonb)
	from public;

reset role;
