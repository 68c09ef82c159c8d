-- SPDX-License-Identifier: GPL-3.0-or-later
-- Settles one head: its state and what it was charged, and the record of it
-- (domain.md 2.5, 2.6).  Only for a head that is still pending.

set role desk_owner;

create or replace function desk.head_settle(booking integer,
	participant integer, minor integer, settle text, args jsonb)
returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	becomes text := case when settle in ('pass', 'waive') then 'waived'
		else 'paid' end;
begin
	update club.booking_participants p
	set payment_status = becomes, used_guest_pass = settle = 'pass',
		cached_fee_cents = case settle when 'pass' then 0 else minor end
	where p.id = participant and p.payment_status = 'pending';
	if not found then
		perform desk.refuse('state',
			format('{head:%s} is settled already', participant));
	end if;
	perform desk.payment_note(booking, participant, case settle
			when 'pass' then 'guest_pass_used'
			when 'waive' then 'payment_waived'
			else 'payment_confirmed' end,
		minor, 'pending', becomes,
		args || jsonb_build_object('settle', settle));
end
$$;

revoke all on function desk.head_settle(integer, integer, integer, text,
	jsonb) from public;

reset role;
