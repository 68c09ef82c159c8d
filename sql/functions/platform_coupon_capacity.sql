-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: a coupon that is limited below what was redeemed is refused.

set role desk_owner;

create or replace function desk.platform_coupon_capacity() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	update desk.coupon_load l
	set capacity = new.max_redemptions
	where l.coupon_id = new.id;
	return null;
end
$$;

drop trigger if exists capacity on platform.coupons;
create trigger capacity after update of max_redemptions on platform.coupons
	for each row when (new.max_redemptions
		is distinct from old.max_redemptions)
	execute function desk.platform_coupon_capacity();

revoke all on function desk.platform_coupon_capacity() from public;

reset role;
