-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who may stand at a lane (domain.md 1.3): not banned, of age as far as the
-- date of birth is known, and checked in already only to renew.

set role desk_owner;

create or replace function desk.counter_may_start(customer uuid, mode text)
returns void
language plpgsql
as $$
declare
	years integer;
	inside boolean;
begin
	perform desk.counter_banned(customer);

	select desk.counter_age(c.dob, desk.local_now('counter')::date)
	into years
	from counter.customers c where c.id = customer;
	if years < desk.setting_int('counter', 'lowest_age') then
		perform desk.refuse('limit', 'The customer is under age');
	end if;

	inside := exists (select from counter.visits v
		where v.customer_id = customer and v.ended_at is null);
	if inside and mode = 'CHECKIN' then
		perform desk.refuse('state',
			'The customer is checked in already');
	elsif not inside and mode = 'RENEWAL' then
		perform desk.refuse('state',
			'The customer is not checked in: there is nothing to '
			'renew');
	end if;
end
$$;

revoke all on function desk.counter_may_start(uuid, text) from public;

reset role;
