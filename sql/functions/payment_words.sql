-- SPDX-License-Identifier: GPL-3.0-or-later
-- One entry of the club's record of payments as a sentence.

set role desk_owner;

create or replace function desk.payment_words(action text, name text,
	amount numeric) returns text
language sql immutable
as $$
	select concat_ws(' ', name, case action
		when 'payment_confirmed' then 'paid'
		when 'payment_succeeded' then 'paid'
		when 'payment_waived' then 'waived'
		when 'fees_waived' then 'waived'
		when 'guest_pass_used' then 'guest pass used'
		when 'payment_refunded' then 'refunded'
		when 'refund_processed' then 'refunded'
		when 'staff_direct_add' then 'added'
		when 'tier_override' then 'added against their tier'
		when 'checkin_guard_triggered' then 'check-in stopped, owed'
		else replace(action, '_', ' ') end,
		case when amount > 0 and action <> 'guest_pass_used'
			then to_char(amount, 'FM9999999999990.00') end);
$$;

revoke all on function desk.payment_words(text, text, numeric) from public;

reset role;
