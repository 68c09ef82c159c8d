-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether a stay may be renewed for so many hours now (domain.md 1.4): near
-- its end, and with no more hours than a visit may have.  The lane asks before
-- it takes money, the block's trigger when the block is made.

set role desk_owner;

create or replace function desk.counter_may_renew(visit uuid, hours integer)
returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	most constant integer := desk.setting_int('counter', 'hours_cap');
	had constant integer := coalesce((select l.hours
		from desk.counter_visit_load l where l.visit_id = visit), 0);
begin
	perform desk.counter_renewal_window((select max(b.ends_at)
		from counter.checkin_blocks b where b.visit_id = visit));
	if had + hours > most then
		perform desk.refuse('limit', format('The visit has %s of %s '
			'hours: %s', had, most, case
			when had + 2 <= most then 'only the last 2 are left'
			else 'it cannot be renewed' end));
	end if;
end
$$;

revoke all on function desk.counter_may_renew(uuid, integer) from public;

reset role;
