-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: what a booking must be, whoever writes it (domain.md 5): enough
-- hours between collection and delivery, and for a subscription's service a
-- subscription that is alive.  Asked after the policies, so that it tells nobody
-- about a subscription of others.

set role desk_owner;

create or replace function desk.platform_booking_terms() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	the_service platform.services;
	hours integer;
	state text;
begin
	select s.* into the_service
	from platform.services s
	where s.id = new.service_id;
	if not found then
		return null; -- the reference refuses it
	end if;

	hours := desk.setting_int('platform', case
		when new.urgency_level = 'normal'
			and upper(the_service.code) <> 'EXPRESS'
		then 'classic_hours' else 'express_hours' end);
	if new.delivery_date + platform.slot_start(new.delivery_time_slot)
		- (new.pickup_date + platform.slot_start(new.pickup_time_slot))
		< make_interval(hours => hours) then
		perform desk.refuse('limit', format('The delivery is at least '
			'%s hours after the collection', hours));
	end if;

	if the_service.type <> 'subscription' then
		if new.subscription_id is not null then
			perform desk.refuse('limit',
				'That service is not part of a subscription');
		end if;
	elsif new.subscription_id is null then
		perform desk.refuse('missing',
			'That service needs a subscription');
	elsif tg_op = 'INSERT' or new.subscription_id
		is distinct from old.subscription_id then
		select s.status into state
		from platform.subscriptions s
		where s.id = new.subscription_id and s.user_id = new.user_id
		for share;
		if state not in ('active', 'trialing') then
			perform desk.refuse('state', format(
				'The subscription is %s',
				replace(state, '_', ' ')));
		end if;
	end if;
	return null;
end
$$;

drop trigger if exists b_terms on platform.bookings;
create trigger b_terms after insert or update of service_id, subscription_id,
	user_id, urgency_level, pickup_date, pickup_time_slot, delivery_date,
	delivery_time_slot on platform.bookings
	for each row execute function desk.platform_booking_terms();

revoke all on function desk.platform_booking_terms() from public;

reset role;
