-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a swap that is none: of two that are free, of different tiers, with a
-- unit that is not to be had, or of a stay that a lane is busy with.

set role desk_owner;

create or replace function desk.unit_swap_check(a desk.counter_unit_now,
	b desk.counter_unit_now) returns void
language plpgsql
as $$
declare
	other constant text := desk.counter_unit_label(b.unit);
begin
	perform desk.unit_guest_check(a, false);
	if b.customer is not null then
		perform desk.unit_guest_check(b, false);
	end if;
	if a.tier <> b.tier then
		perform desk.refuse('limit', format('%s is %s, %s is %s: '
			'upgrade instead', desk.counter_unit_label(a.unit),
			a.tier, other, b.tier));
	elsif b.customer is null then
		-- the rest is what anybody hears who wants it
		perform desk.counter_unit_free(b.kind, b.id, a.customer);
	end if;
end
$$;

-- Refuses a stay that somebody renews at a lane: it would be another unit's, or
-- over, when they have paid.
create or replace function desk.unit_lane_check(n desk.counter_unit_now)
returns void
language plpgsql
as $$
declare
	lane text := (select s.lane_id from counter.lane_sessions s
		where s.customer_id = n.customer
		  and s.status not in ('COMPLETED', 'CANCELLED')
		limit 1);
begin
	if lane is not null then
		perform desk.refuse('clash', format('Lane %s is busy with '
			'{customer:%s}: finish or reset it first', lane,
			n.customer), null, jsonb_build_object('lane', lane));
	end if;
end
$$;

revoke all on function desk.unit_swap_check(desk.counter_unit_now,
	desk.counter_unit_now) from public;
revoke all on function desk.unit_lane_check(desk.counter_unit_now)
	from public;

reset role;
