-- SPDX-License-Identifier: GPL-3.0-or-later
-- The fee for a single visit (domain.md 1.5): none below 25, nor with a six-
-- month card, which is valid to the end of its last day.

set role desk_owner;

create or replace function desk.counter_membership_minor(years integer,
	card text, valid_until date, day date) returns integer
language sql stable
as $$
	select case when years < 25
		or (card = 'SIX_MONTH' and valid_until >= day) then 0
	else desk.setting_int('counter', 'membership_fee_minor') end;
$$;

revoke all on function desk.counter_membership_minor(integer, text, date, date)
	from public;

reset role;
