-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a move may not do beyond what no booking may: start a party that plays
-- anew, begin in the past, or make a booking longer past midnight
-- (domain.md 2.2).

set role desk_owner;

create or replace function desk.move_rules(b record, starts timestamp,
	ends timestamp, now timestamp, undoing boolean) returns void
language plpgsql
as $$
begin
	if b.status = 'checked_in' and starts <> b.starts then
		perform desk.refuse('state', format(
			'{booking:%s} plays already: only the end or the '
			'place can change', b.id));
	end if;
	if undoing then
		return;
	end if;
	if starts <> b.starts then
		perform desk.start_rules(starts, now);
	end if;
	if ends <= now then
		perform desk.refuse('limit', format('%s is past',
			to_char(ends, 'HH24:MI')));
	end if;
	if starts = b.starts and ends > b.ends
		and b.ends <= (starts::date + 1)::timestamp
		and ends > (starts::date + 1)::timestamp then
		perform desk.refuse('limit',
			'A booking cannot be extended past midnight');
	end if;
end
$$;

revoke all on function desk.move_rules(record, timestamp, timestamp, timestamp,
	boolean) from public;

reset role;
