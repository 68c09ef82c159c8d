-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: redemptions count against max_redemptions (domain.md 5).

set role desk_owner;

create or replace function desk.platform_coupon_load() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	moved record;
	came_in uuid[];
	went_out uuid[];
begin
	if tg_op in ('INSERT', 'UPDATE') then
		select array_agg(c.coupon_id) into came_in from came c;
	end if;
	if tg_op in ('UPDATE', 'DELETE') then
		select array_agg(w.coupon_id) into went_out from went w;
	end if;
	for moved in
		select x.coupon_id, sum(x.times)::integer as times
		from (select unnest(came_in) as coupon_id, 1 as times
			union all
			select unnest(went_out), -1) x
		group by x.coupon_id
		having sum(x.times) <> 0
		order by x.coupon_id
	loop
		insert into desk.coupon_load (coupon_id, taken, capacity)
		select c.id, 0, c.max_redemptions
		from platform.coupons c
		where c.id = moved.coupon_id
		on conflict (coupon_id) do nothing;
		update desk.coupon_load l
		set taken = l.taken + moved.times
		where l.coupon_id = moved.coupon_id;
	end loop;
	return null;
end
$$;

drop trigger if exists load_insert on platform.coupon_redemptions;
create trigger load_insert after insert on platform.coupon_redemptions
	referencing new table as came
	for each statement execute function desk.platform_coupon_load();
drop trigger if exists load_update on platform.coupon_redemptions;
create trigger load_update after update on platform.coupon_redemptions
	referencing new table as came old table as went
	for each statement execute function desk.platform_coupon_load();
drop trigger if exists load_delete on platform.coupon_redemptions;
create trigger load_delete after delete on platform.coupon_redemptions
	referencing old table as went
	for each statement execute function desk.platform_coupon_load();

revoke all on function desk.platform_coupon_load() from public;

reset role;
