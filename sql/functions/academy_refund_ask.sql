-- SPDX-License-Identifier: GPL-3.0-or-later
-- What may be asked for: whole tickets only, paid for, and not given back yet
-- (domain.md, decision table and 4).  What was approved stays what it was.

set role desk_owner;

create or replace function desk.academy_refund_ask() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	bought academy.ticket;
begin
	if tg_op = 'UPDATE' and old.status in ('APPROVED', 'COMPLETED')
		and (new.ticket_id, new.user_id, new.amount,
			new.stripe_payment_id) is distinct from
			(old.ticket_id, old.user_id, old.amount,
			old.stripe_payment_id) then
		perform desk.refuse('state',
			'What was approved is not changed');
	elsif new.status <> 'PENDING' then
		return new;
	end if;

	select t.* into bought from academy.ticket t
	where t.id = new.ticket_id
	for share;
	if not found then
		return new; -- the reference's to refuse
	end if;
	new.stripe_payment_id := coalesce(new.stripe_payment_id,
		bought.stripe_payment_id);
	if bought.status not in ('ACTIVE', 'CANCELED') then
		perform desk.refuse('state', format('The ticket is %s',
			lower(bought.status::text)));
	elsif new.amount ~ '^[0-9]{1,8}([.][0-9]{1,2})?$'
		and new.amount::numeric <> bought.price then
		perform desk.refuse('limit', format(
			'Only the whole ticket is refunded: %s',
			bought.price));
	elsif new.stripe_payment_id is distinct from bought.stripe_payment_id
		or not exists (select from academy.payment p
			where p.stripe_payment_id = bought.stripe_payment_id
			  and p.status = 'succeeded') then
		perform desk.refuse('missing',
			'There is no payment to give back');
	end if;
	return new;
end
$$;

drop trigger if exists asked on academy.refund;
create trigger asked before insert or update on academy.refund
	for each row execute function desk.academy_refund_ask();

revoke all on function desk.academy_refund_ask() from public;

reset role;
