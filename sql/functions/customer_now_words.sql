-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a customer of the counter does now, in words.

set role desk_owner;

create or replace function desk.customer_now_words(customer uuid)
returns text
language plpgsql volatile
as $$
begin
	return coalesce(
		(select 'at lane ' || s.lane_id
		 from counter.lane_sessions s
		 where s.customer_id = customer
		   and s.status not in ('COMPLETED', 'CANCELLED')
		 limit 1),
		(select format('in %s until %s',
			lower(desk.counter_unit_label(n.unit)),
			desk.counter_clock(n.ends_at))
		 from desk.counter_unit_now n
		 where n.customer = customer_now_words.customer
		 limit 1), 'not here');
end
$$;

revoke all on function desk.customer_now_words(uuid) from public;

reset role;
