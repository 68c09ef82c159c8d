-- SPDX-License-Identifier: GPL-3.0-or-later
-- What can be proposed at a lane: each rental with what this customer would pay
-- in all, how many they can have, and what there is of it in words: with who
-- waits, and from when on one might be free (domain.md 1.5, 1.6).  to_… is what a
-- better room costs them later, who wait for it with this one.  What has no
-- price has none here.

set role desk_owner;

create or replace function desk.lane_rentals(of_lane text)
returns table (rental text, words text, minor integer, free integer,
	supply text, to_standard integer, to_double integer,
	to_special integer)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
	n desk.lane_at;
	s record;
begin
	perform desk.actor();
	select x.* into n from desk.lane_at x
	where x.lane = of_lane and x.customer is not null;
	if not found then
		return;
	end if;
	foreach rental in array array['STANDARD', 'DOUBLE', 'SPECIAL',
		'LOCKER', 'GYM_LOCKER']
	loop
		n.rental := rental;
		n.quote := null;
		words := desk.counter_rental_words(
			rental::counter.rental_type);
		minor := (desk.lane_quote_shown(n) ->> 'total_minor')::integer;
		select * into s from desk.counter_supply(rental, n.customer,
			n.visit, n.session);
		free := s.effective;
		supply := s.words || case when free > 0 then ''
			else desk.counter_eta_words(desk.counter_eta(rental,
				s.waiting + 1)) end;
		to_standard := desk.counter_upgrade_minor(
			rental::counter.rental_type, 'STANDARD');
		to_double := desk.counter_upgrade_minor(
			rental::counter.rental_type, 'DOUBLE');
		to_special := desk.counter_upgrade_minor(
			rental::counter.rental_type, 'SPECIAL');
		return next;
	end loop;
end
$$;

revoke all on function desk.lane_rentals(text) from public;
grant execute on function desk.lane_rentals(text)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
