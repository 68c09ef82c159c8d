-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the usage ledger should say of a booking that took place: a row a head
-- (domain.md 2.4, 2.6).  The ledger has no word for cash, nor for what cost
-- nothing: both are null there, and booking_payment_audit has the detail.

set role desk_owner;

create or replace function desk.usage_expected(booking integer)
returns table (session_id integer, participant_id integer, user_id text,
	user_email text, usage_type text, minutes integer, overage integer,
	guest_fee integer, method text, tier text, source text)
language sql stable
as $$
	select b.session_id, f.participant_id, f.user_id,
		coalesce(u.email, host.email, b.user_email)::text,
		case when r.type = 'conference_room' then 'conference_room'
			else 'simulator' end,
		f.minutes,
		case when f.role <> 'guest' then f.minor else 0 end,
		case when f.role = 'guest' then f.minor else 0 end,
		case when f.used_pass then 'guest_pass'
			when f.minor = 0 then null
			when f.payment_status = 'waived' then 'waived'
			when f.payment_status = 'pending' then 'unpaid'
			when p.settle = 'cash' then null
			else 'credit_card' end,
		f.tier, b.origin::text
	from club.booking_requests b
	cross join lateral desk.booking_fees(array[b.id]) f
	left join club.resources r on r.id = b.resource_id
	left join club.users u on u.id = f.user_id
	left join club.users host on host.id = b.user_id
	left join lateral (
		select a.metadata ->> 'settle' as settle
		from club.booking_payment_audit a
		where a.participant_id = f.participant_id
		  and a.action = 'payment_confirmed'
		order by a.id desc limit 1) p on true
	where b.id = booking and f.participant_id is not null;
$$;

revoke all on function desk.usage_expected(integer) from public;

reset role;
