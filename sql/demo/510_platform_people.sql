-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demonstration platform's users: how they sign in, where they live, how
-- they pay, and who of them subscribes or drives.  Places are those of
-- demo.known.

set role desk_owner;

-- Three of ten have the laundry come every week.
create function demo.subscribes(place bigint) returns boolean
language sql immutable
return place % 10 in (1, 4, 7);

create function demo.drives(place bigint) returns boolean
language sql immutable
return place % 25 = 0;

create function demo.platform_users(first bigint, last bigint) returns void
language sql
as $$
	insert into platform.users (id, email, password_hash, auth_provider,
		auth_provider_id, email_verified, phone_verified, status, role,
		deleted_at, created_at, updated_at)
	select k.id, k.email,
		case when via.name = 'local' then '$2b$12$'
			|| left(md5(k.email) || md5(k.id::text), 53) end,
		via.name,
		case when via.name <> 'local' then md5(via.name || k.id) end,
		via.name <> 'local' or demo.dice(k.place, 'verified', 10) < 8,
		demo.dice(k.place, 'phone verified', 10) < 4,
		state.name,
		case when demo.drives(k.place) then 'driver'
			else 'customer' end,
		case when state.name = 'deleted' then gone.at end,
		came.at, coalesce(gone.at, came.at)
	from demo.known k,
		lateral demo.pick(k.place, 'signs in', array['local', 'local',
			'local', 'local', 'local', 'local', 'local', 'google',
			'google', 'apple']) via (name),
		lateral (values (case
			when k.place <= demo.organisations() then 'active'
			when k.place % 97 = 13 then 'suspended'
			when k.place % 97 = 14 then 'deleted'
			else 'active' end)) state (name),
		lateral demo.laundry_time(k.since + time '09:30' + make_interval(
			mins => demo.dice(k.place, 'came', 600))) came (at),
		lateral (values (case when state.name <> 'active'
			then greatest(came.at, demo.laundry_time(demo.began()
				- 3 + time '10:00')) end)) gone (at)
	where k.system = 'platform' and k.place between first and last;

	insert into platform.user_profiles (id, first_name, last_name,
		display_name, bio, timezone, locale)
	select k.id, k.given, k.family, k.name,
		case when k.place % 9 = 0 then 'Up early, home late.' end,
		'Europe/Paris', k.language
	from demo.known k
	where k.system = 'platform' and k.place between first and last;

	insert into platform.user_sessions (id, user_id, session_token,
		expires_at, ip_address, device_info, location)
	select demo.platform_id('session', k.place), k.id,
		md5('token ' || k.id) || md5('token too ' || k.id),
		demo.laundry_time(demo.began() - 5 + demo.dice(k.place, 'until',
			30) + time '12:00'),
		'203.0.113.0'::inet + demo.dice(k.place, 'from', 250),
		demo.pick(k.place, 'with', array['Firefox on Linux',
			'Safari on iPhone', 'Chrome on Android']), 'Paris'
	from demo.known k
	where k.system = 'platform' and k.place between first and last
	  and demo.dice(k.place, 'session', 10) < 4;

	insert into platform.user_preferences (id, user_id, category, key,
		value)
	select demo.platform_id('preference', k.place), k.id, 'messages',
		'by', to_jsonb(demo.pick(k.place, 'by', array['email', 'sms']))
	from demo.known k
	where k.system = 'platform' and k.place between first and last
	  and demo.dice(k.place, 'prefers', 10) < 3;
$$;

create function demo.platform_homes(first bigint, last bigint) returns void
language sql
as $$
	insert into platform.user_addresses (id, user_id, label, street_address,
		city, postal_code, coordinates, is_default)
	select demo.platform_id('address ' || a.label, k.place), k.id, a.label,
		1 + demo.dice(k.place, a.label, 180) || ' '
		|| demo.pick(k.place, 'street ' || a.label, array[
			'rue de la Lune', 'quai des Lavandières', 'rue Oberkampf',
			'avenue de Choisy', 'rue des Martyrs', 'rue du Linge',
			'boulevard Voltaire', 'impasse Savon']),
		'Paris', '750' || lpad((1 + demo.dice(k.place, 'district '
			|| a.label, 20))::text, 2, '0'),
		point(2.25 + demo.dice(k.place, 'east ' || a.label, 1600)
			/ 10000.0, 48.81 + demo.dice(k.place, 'north '
			|| a.label, 900) / 10000.0), a.label = 'home'
	from demo.known k
	join (values ('home', 100), ('work', 15)) a (label, share)
		on demo.dice(k.place, 'has ' || a.label, 100) < a.share
	where k.system = 'platform' and k.place between first and last;

	insert into platform.payment_methods (id, user_id, type,
		provider_payment_method_id, card_brand, card_last4, is_default)
	select demo.platform_id('card', k.place), k.id, 'card',
		'pm_' || md5('card ' || k.id),
		demo.pick(k.place, 'brand', array['visa', 'mastercard', 'cb']),
		lpad(demo.dice(k.place, 'ends', 10000)::text, 4, '0'), true
	from demo.known k
	where k.system = 'platform' and k.place between first and last
	  and (demo.subscribes(k.place)
		or demo.dice(k.place, 'card', 10) < 6);

	insert into platform.delivery_drivers (id, user_id, vehicle_type,
		license_plate, is_available, rating)
	select demo.platform_id('driver', k.place), k.id,
		demo.pick(k.place, 'drives', array['van', 'cargo bike',
			'scooter']),
		'DM-' || lpad(k.place::text, 7, '0'),
		demo.dice(k.place, 'on duty', 5) > 0,
		5 - demo.dice(k.place, 'rated', 120) / 100.0
	from demo.known k
	where k.system = 'platform' and k.place between first and last
	  and demo.drives(k.place);

	insert into platform.user_roles (id, user_id, role_id, assigned_by,
		assigned_at, expires_at)
	select demo.platform_id('role', k.place), k.id,
		demo.platform_id('role ' || case when k.place % 100 = 3
			then 'auditor' else 'dispatcher' end),
		demo.platform_id('staff manager1'),
		demo.laundry_time(demo.began() - 40 + time '10:00'),
		case when k.place % 100 = 3
			then demo.laundry_time(demo.began() + 20
				+ time '10:00') end
	from demo.known k
	where k.system = 'platform' and k.place between first and last
	  and k.place % 100 in (3, 50);

	insert into platform.coupon_redemptions (id, coupon_id, user_id,
		discount_amount, redeemed_at)
	select demo.platform_id('redemption', k.place),
		demo.platform_id('coupon ' || case when k.place in (6, 8, 9)
			then 'FIRST-3' else 'WELCOME10' end), k.id,
		case when k.place in (6, 8, 9) then 15 else 2.50 end,
		demo.laundry_time(demo.began() - 1 - demo.dice(k.place,
			'redeems', 200) + time '11:00')
	from demo.known k
	where k.system = 'platform' and k.place between first and last
	  and (k.place % 12 = 5 or k.place in (6, 8, 9));
$$;

select demo.add_step('platform: users', 'demo.platform_users',
	demo.people_of('platform'), cost => 3,
	tables => 'platform.users platform.user_profiles
		platform.user_sessions platform.user_preferences');
select demo.add_step('platform: addresses and cards', 'demo.platform_homes',
	demo.people_of('platform'), cost => 2,
	tables => 'platform.user_addresses platform.payment_methods
		platform.delivery_drivers platform.user_roles
		platform.coupon_redemptions');

reset role;
