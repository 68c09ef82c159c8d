-- SPDX-License-Identifier: GPL-3.0-or-later
-- What becomes of a booking: called off, paid, checked in, over.  Each at the
-- time of the clock (demo.set_clock), with the prices and the account keeping
-- of desk; only the people of the record are the demonstration's own, since
-- desk.actor() is whoever runs this.

set role desk_owner;

-- domain.md 2.2.
create function demo.call_off(booking integer, becomes text)
returns void
language plpgsql
as $$
declare
	before jsonb := desk.booking_facts(booking);
	login text := case becomes
		when 'expired' then 'system'
		when 'declined' then demo.somebody('declined' || booking)
		else nullif(demo.one_of('off' || booking, array['member',
			'desk1', 'desk2', 'member']), 'member') end;
	reason text := case becomes
		when 'declined' then demo.one_of('no' || booking,
			array['the bay is kept for a lesson',
			'too short notice', 'already plays that day'])
		when 'expired' then null
		else demo.one_of('why' || booking, array['ill', 'meeting',
			'travelling', 'double booked', 'weather']) end;
begin
	update club.booking_requests b
	set status = becomes, staff_notes = coalesce(reason, b.staff_notes)
	where b.id = booking;
	perform demo.journal(booking, login, case becomes
			when 'expired' then 'expire_booking'
			when 'declined' then 'decline_booking'
			else 'cancel_booking' end, before,
		jsonb_strip_nulls(jsonb_build_object('reason', reason,
			'received_from', case when login in ('desk1', 'desk2')
				and becomes <> 'declined'
				then 'phone' end)));
end
$$;

-- One head's money, as desk.payment_note() writes it.
create function demo.note_payment(booking integer, head integer,
	login text, action text, minor integer, became text, settle text)
returns void
language sql
as $$
	insert into club.booking_payment_audit (booking_id, session_id,
		participant_id, action, staff_email, staff_name,
		amount_affected, previous_status, new_status, reason, metadata)
	select b.id, b.session_id, head, note_payment.action, s.email, s.name,
		minor / 100.0, 'pending', became,
		case settle when 'waive' then 'the bay was not ready' end,
		jsonb_build_object('settle', settle, 'login', s.login,
			'desk', s.desk)
	from club.booking_requests b, desk.staff s
	where b.id = booking and s.login = note_payment.login;
$$;

-- Guests by the owner's passes, as far as these go (domain.md 2.5).
create function demo.use_passes(booking integer, login text)
returns void
language plpgsql
as $$
declare
	now timestamp := desk.local_now('club');
	account club.guest_passes;
	taken integer;
begin
	select (desk.passes_open(b.user_id, now)).* into account
	from club.booking_requests b where b.id = booking;
	perform demo.note_payment(booking, p.participant_id, login,
		'guest_pass_used', p.minor, 'waived', 'pass')
	from desk.pass_plan(booking, now) p;
	update club.booking_participants h
	set payment_status = 'waived', used_guest_pass = true,
		cached_fee_cents = 0
	from desk.pass_plan(booking, now) p
	where h.id = p.participant_id;
	get diagnostics taken = row_count;
	if taken > 0 then
		update club.guest_passes g
		set used_passes = g.used_passes + taken
		where g.id = account.id;
		insert into club.pass_redemption_logs (member_email, pass_type,
			quantity, reason)
		values (account.member_email, 'guest_pass', taken,
			format('booking %s', booking));
	end if;
end
$$;

-- Everything that is owed, at once.
create function demo.settle(booking integer, login text,
	settle text) returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	becomes text := case settle when 'waive' then 'waived' else 'paid' end;
	head record;
begin
	for head in with due as materialized (
		select f.participant_id, f.owed, f.why
		from desk.booking_fees(array[booking]) f
		where f.owed > 0
	), settled as (
		update club.booking_participants h
		set payment_status = becomes, cached_fee_cents = d.owed
		from due d
		where h.id = d.participant_id
	)
	select * from due
	loop
		perform demo.note_payment(booking, head.participant_id, login,
			case settle when 'waive' then 'payment_waived'
				else 'payment_confirmed' end, head.owed,
			becomes, settle);
		if head.why = 'day pass' then
			perform desk.day_pass_sell(booking, head.owed);
		end if;
	end loop;
	perform desk.booking_snapshot(booking);
end
$$;

-- Settles all that is owed: mostly by card, some guests by pass, now and then
-- a manager waives.
create function demo.pay(booking integer, login text)
returns void
language plpgsql
as $$
declare
	how text := demo.one_of('pays' || booking, array['card', 'card',
		'pass', 'card', 'cash', 'pass', 'card', 'waive', 'cash',
		'card', 'pass', 'card']);
begin
	if not exists (select from club.booking_fee_snapshots f
		where f.booking_id = booking and f.status = 'pending') then
		return;
	elsif exists (select from club.booking_requests b
		where b.id = booking and b.user_id is null) then
		how := 'card';
	elsif how = 'pass' then
		perform demo.use_passes(booking, login);
		how := 'cash';
	elsif how = 'waive' then
		login := 'manager1';
	end if;
	perform demo.settle(booking, login, how);
end
$$;

-- Paid and checked in, as one step.
create function demo.check_in(booking integer, login text)
returns void
language plpgsql
as $$
declare
	before jsonb := desk.booking_facts(booking);
begin
	perform demo.pay(booking, login);
	update club.booking_requests b set status = 'checked_in'
	where b.id = booking;
	perform desk.usage_record(booking);
	perform desk.day_pass_use(booking);
	insert into club.guest_check_ins (member_email, guest_name,
		guest_email, check_in_time, checked_in_by)
	select b.user_email, h.name, h.email, desk.local_now('club'), s.email
	from club.booking_requests b
	join desk.head h on h.booking_id = b.id and h.role = 'guest'
	join desk.staff s on s.login = check_in.login
	where b.id = booking and b.user_email is not null;
	perform demo.journal(booking, login, 'check_in_booking', before);
end
$$;

create function demo.finish(booking integer, login text,
	outcome text) returns void
language plpgsql
as $$
declare
	before jsonb := desk.booking_facts(booking);
begin
	update club.booking_requests b set status = outcome
	where b.id = booking;
	-- Trackman says so too
	update club.trackman_bay_slots t set status = 'completed'
	from club.booking_requests b
	where b.id = booking and outcome = 'attended'
	  and t.trackman_booking_id = b.trackman_booking_id;
	perform demo.journal(booking, login, 'mark_' || outcome, before);
end
$$;

-- A guest who came along after the check-in and still owes the fee.
create function demo.bring_guest(booking integer, login text)
returns void
language plpgsql
as $$
declare
	before jsonb := desk.booking_facts(booking);
	guest club.guests;
	head integer;
begin
	select g.* into strict guest from club.guests g
	where g.id = (demo.some_guests('along' || booking, 1))[1];
	head := desk.head_add(booking, 'guest', null, guest.name, guest.email);
	update club.booking_requests b
	set declared_player_count = b.declared_player_count + 1,
		roster_version = b.roster_version + 1
	where b.id = booking;
	perform demo.note_payment(booking, head, login, 'staff_direct_add',
		null, 'pending', null);
	perform desk.booking_snapshot(booking, true);
	perform demo.journal(booking, login, 'add_guest_to_booking', before);
end
$$;

-- How a planned booking goes on, up to now.
create function demo.play(p demo.plan, now timestamp) returns void
language plpgsql
as $$
declare
	ends timestamp := upper(demo.during(p));
	login text := demo.somebody('in' || p.day || p.key);
begin
	if p.goal in ('checked_in', 'attended') then
		perform demo.set_clock(least(now - interval '1 minute',
			p.starts + interval '1 minute'
			* (demo.roll('came' || p.day || p.key, 14) - 6)));
		perform demo.check_in(p.booking_id, login);
	end if;
	if p.key = 'scene owes' then
		perform demo.set_clock(now);
		perform demo.bring_guest(p.booking_id, login);
	end if;
	if p.goal in ('attended', 'no_show') then
		perform demo.set_clock(least(now, ends + interval '1 minute'
			* (demo.roll('went' || p.day || p.key, 20))));
		perform demo.finish(p.booking_id, login, p.goal);
	elsif p.goal = 'cancellation_pending' then
		perform demo.set_clock(p.decided_at
			+ (least(p.starts, now) - p.decided_at) / 2);
		perform demo.call_off(p.booking_id, p.goal);
	end if;
end
$$;

-- How a booking that stands goes on, up to now: who was meant to play has
-- played, or not come; a request that nobody answered has lapsed.
create function demo.advance(booking integer, now timestamp)
returns void
language plpgsql
as $$
declare
	key text := now::date || '-' || booking;
	login text := demo.somebody(key);
	absent boolean := demo.roll('absent' || key, 20) = 0;
	b record;
begin
	select * into b from desk.booking_find(booking);
	case
	when b.status = 'expired' and b.stored_status <> 'expired' then
		perform demo.set_clock(b.starts);
		perform demo.call_off(booking, 'expired');
	when b.status = 'cancellation_pending' and b.starts <= now then
		perform demo.set_clock(b.starts);
		perform demo.call_off(booking, 'cancelled');
	when b.status in ('approved', 'confirmed') and b.ends <= now
		and absent then
		perform demo.set_clock(b.ends);
		perform demo.finish(booking, login, 'no_show');
	when b.status in ('approved', 'confirmed')
		and b.starts < now - interval '10 minutes' then
		perform demo.set_clock(b.starts + interval '1 minute'
			* (demo.roll('came' || key, 14) - 6));
		perform demo.check_in(booking, login);
	else
	end case;

	select * into b from desk.booking_find(booking);
	if b.status = 'checked_in' and b.ends <= now then
		perform demo.set_clock(least(now, b.ends + interval '1 minute'
			* demo.roll('went' || key, 20)));
		perform demo.pay(booking, login);
		perform demo.finish(booking, login, 'attended');
	end if;
end
$$;

reset role;
