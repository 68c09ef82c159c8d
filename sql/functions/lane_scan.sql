-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whose scan that is: the hash of an identity card, a membership number, or
-- the key tag of somebody's unit (domain.md 1.2).  Nobody's and several
-- people's are refused; the several are named to choose from.

set role desk_owner;

create or replace function desk.lane_scan(scan text) returns uuid
language plpgsql
as $$
#variable_conflict use_variable
declare
	code constant text := desk.clean_text(scan, 200, 'The scan');
	found record;
begin
	select count(distinct h.customer) as hits,
		(array_agg(h.customer))[1] as customer,
		jsonb_agg(distinct jsonb_build_object('customer', h.customer,
			'name', '{customer:' || h.customer || '}',
			'matched', h.matched, 'age', h.age)) as candidates
	into found
	from (select y.customer, y.matched, desk.counter_age(c.dob,
			desk.counter_local(desk.clock())::date) as age
		from (select c.id as customer, 'identity card' as matched
			from counter.customers c where c.id_scan_hash = code
			union all
			select c.id, 'membership number'
			from counter.customers c
			where c.membership_number = code
			union all
			select n.customer, 'key tag'
			from counter.key_tags k
			join desk.counter_unit_now n
				on n.id = coalesce(k.room_id, k.locker_id)
			where k.tag_code = code and k.is_active
			  and n.customer is not null) y
		join counter.customers c on c.id = y.customer) h;
	if found.hits = 0 then
		perform desk.refuse('missing', 'Nobody is known by that scan: '
			'look the customer up by name', null,
			jsonb_build_object('candidates', jsonb_build_array()));
	elsif found.hits > 1 then
		perform desk.refuse('missing', format('That scan is of %s '
			'customers: choose one', found.hits), null,
			jsonb_build_object('candidates', found.candidates));
	end if;
	return found.customer;
end
$$;

revoke all on function desk.lane_scan(text) from public;

reset role;
