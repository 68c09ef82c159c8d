-- SPDX-License-Identifier: GPL-3.0-or-later
-- Gives back the guest passes that a booking holds, or those of one head:
-- the head owes its guest fee again, the account has the pass back when it
-- was used since the last reset (domain.md 2.5).  Whether they may come back
-- is the caller's question: up to an hour before the start.

set role desk_owner;

create or replace function desk.passes_return(booking integer,
	args jsonb default '{}', participant integer default null)
returns integer
language plpgsql
as $$
#variable_conflict use_variable
declare
	now timestamp := desk.local_now('club');
	host text;
	mail text;
	head record;
	returned integer := 0;
	fresh integer := 0;
begin
	select b.user_id, u.email into host, mail
	from club.booking_requests b
	left join club.users u on u.id = b.user_id
	where b.id = booking;
	for head in
		update club.booking_participants p
		set used_guest_pass = false, payment_status = 'pending'
		where p.session_id = (select b.session_id
				from club.booking_requests b
				where b.id = booking)
		  and p.used_guest_pass
		  and p.id = coalesce(participant, p.id)
		returning p.id, coalesce((
			select max(a.created_at)
			from club.booking_payment_audit a
			where a.participant_id = p.id
			  and a.action = 'guest_pass_used'),
			p.created_at) as used_at
	loop
		returned := returned + 1;
		fresh := fresh
			+ (head.used_at >= desk.pass_period(now))::integer;
		perform desk.payment_note(booking, head.id,
			'payment_cancelled', 0, 'waived', 'pending',
			args || '{"settle": "pass"}');
	end loop;
	if returned = 0 or host is null then
		return returned;
	end if;

	perform desk.passes_open(host, now);
	update club.guest_passes g
	set used_passes = greatest(g.used_passes - fresh, 0)
	where lower(g.member_email) = lower(mail);
	insert into club.pass_redemption_logs (member_email, pass_type,
		quantity, reason)
	values (mail, 'guest_pass', -returned,
		format('booking %s gave it back', booking));
	return returned;
end
$$;

revoke all on function desk.passes_return(integer, jsonb, integer)
	from public;

reset role;
