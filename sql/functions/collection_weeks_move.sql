-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes collections of the week from subscriptions, or gives them back.  What a
-- plan grants is fixed by the first collection of the week; the check on the
-- counter refuses the one too many.

set role desk_owner;

create or replace function desk.collection_weeks_move(came platform.bookings[],
	went platform.bookings[]) returns void
language plpgsql
as $$
declare
	moved record;
begin
	for moved in
		select x.subscription_id,
			date_trunc('week', x.pickup_date)::date as week,
			sum(x.taken)::integer as taken
		from (select b.subscription_id, b.pickup_date, 1 as taken
			from unnest(came) b
			where b.status <> 'cancelled'
			union all
			select b.subscription_id, b.pickup_date, -1
			from unnest(went) b
			where b.status <> 'cancelled') x
		where x.subscription_id is not null
		group by 1, 2
		having sum(x.taken) <> 0
		order by 1, 2
	loop
		insert into desk.collection_week (subscription_id, week, used,
			granted)
		select s.id, moved.week, 0, coalesce((p.features
			->> 'weekly_collections')::integer, 0)
		from platform.subscriptions s
		join platform.subscription_plans p on p.id = s.plan_id
		where s.id = moved.subscription_id
		on conflict (subscription_id, week) do nothing;
		update desk.collection_week w
		set used = w.used + moved.taken
		where w.subscription_id = moved.subscription_id
		  and w.week = moved.week;
	end loop;
end
$$;

revoke all on function desk.collection_weeks_move(platform.bookings[],
	platform.bookings[]) from public;

reset role;
