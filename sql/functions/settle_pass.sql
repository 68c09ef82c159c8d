-- SPDX-License-Identifier: GPL-3.0-or-later
-- Covers guests of a booking, or one of them, with the owner's guest passes.
-- The account is locked before it is read, so two desks cannot both take the
-- last pass.  Returns how many passes were used.

set role desk_owner;

create or replace function desk.settle_pass(booking integer,
	participant integer, args jsonb) returns integer
language plpgsql
as $$
#variable_conflict use_variable
declare
	now timestamp := desk.local_now('club');
	host text;
	account club.guest_passes;
	head record;
	taken integer := 0;
begin
	select b.user_id into host from club.booking_requests b
	where b.id = booking;
	if host is null then
		perform desk.refuse('owed',
			'Only a member''s guests can use a pass');
	end if;
	account := desk.passes_open(host, now);
	for head in
		select p.*
		from desk.pass_plan(booking, now, participant) p
	loop
		perform desk.head_settle(booking, head.participant_id,
			head.minor, 'pass', args);
		taken := taken + 1;
	end loop;
	if taken = 0 then
		perform desk.refuse('owed', case
			when account.used_passes >= account.total_passes
				then format('{user:%s} has no guest pass left',
					host)
			else 'A guest pass covers a named guest, nobody else'
			end);
	end if;

	update club.guest_passes g set used_passes = g.used_passes + taken
	where g.id = account.id;
	insert into club.pass_redemption_logs (member_email, pass_type,
		quantity, reason)
	values (account.member_email, 'guest_pass', taken,
		format('booking %s', booking));
	return taken;
end
$$;

revoke all on function desk.settle_pass(integer, integer, jsonb) from public;

reset role;
