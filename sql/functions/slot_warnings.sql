-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an operator should hear about a slot before taking it: nothing of it
-- forbids the booking.

set role desk_owner;

create or replace function desk.slot_warnings(resource integer,
	starts timestamp, member text, trackman text, now timestamp)
returns jsonb
language plpgsql stable
as $$
#variable_conflict use_variable
declare
	warnings jsonb := '[]';
	days integer;
	tier record;
	can_book text;
begin
	select u.tier_id as id, t.name into tier
	from club.users u
	join club.membership_tiers t on t.id = u.tier_id
	where u.id = member;
	if found then
		days := coalesce(desk.tier_feature(tier.id,
				'booking_window_days')::integer,
			desk.setting_int('club', 'booking_window_days'));
		if starts::date > now::date + days then
			warnings := warnings || to_jsonb(format(
				'%s members book %s days ahead', tier.name,
				days));
		end if;
		can_book := desk.tier_feature(tier.id, 'can_book_simulators');
		if can_book = 'false' and exists (
			select from club.resources r where r.id = resource
			  and r.type <> 'conference_room') then
			warnings := warnings || to_jsonb(format(
				'%s members book no simulators', tier.name));
		end if;
	end if;
	if trackman is not null then
		warnings := warnings || to_jsonb(format(
			'Trackman keeps %s where it was',
			desk.verbatim(trackman)));
	end if;
	return warnings;
end
$$;

revoke all on function desk.slot_warnings(integer, timestamp, text, text,
	timestamp) from public;

reset role;
