-- SPDX-License-Identifier: GPL-3.0-or-later
-- When whoever has this position on the waitlist may have a room of a tier: now,
-- as far as rooms are free; else a quarter of an hour after as many of its stays
-- have ended; null when there are not that many (domain.md 1.6).  Who is over
-- time goes now.

set role desk_owner;

create or replace function desk.counter_eta(tier text, nth integer)
returns timestamptz
language plpgsql volatile
as $$
#variable_conflict use_variable
declare
	spare constant integer := desk.counter_spare(tier);
begin
	if nth <= spare then
		return desk.clock();
	end if;
	return (select greatest(n.ends_at, desk.clock())
			+ interval '15 minutes'
		from desk.counter_unit_now n
		where n.kind = 'room' and n.tier = tier
		  and n.ends_at is not null
		order by n.ends_at
		offset greatest(nth - spare, 1) - 1
		limit 1);
end
$$;

revoke all on function desk.counter_eta(text, integer) from public;

reset role;
