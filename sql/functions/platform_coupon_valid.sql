-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: a coupon is redeemed while it is valid (from the first moment to
-- before the last), once by a user, and no oftener than it says.

set role desk_owner;

create or replace function desk.platform_coupon_valid() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	if exists (select from platform.coupons c
		where c.id = new.coupon_id
		  and (new.redeemed_at < c.valid_from
			or new.redeemed_at >= c.valid_until)) then
		perform desk.refuse('limit',
			'The coupon is not valid at that time');
	end if;
	return null;
end
$$;

drop trigger if exists a_valid on platform.coupon_redemptions;
create trigger a_valid after insert or update of coupon_id, redeemed_at
	on platform.coupon_redemptions
	for each row execute function desk.platform_coupon_valid();

revoke all on function desk.platform_coupon_valid() from public;

reset role;
