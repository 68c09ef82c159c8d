-- SPDX-License-Identifier: GPL-3.0-or-later
-- A checkout's bill as the end of a sentence: how late, the fee, what became of
-- it, the ban.

set role desk_owner;

create or replace function desk.checkout_words(bill jsonb) returns text
language plpgsql stable
as $$
declare
	late constant integer := bill ->> 'late_minutes';
	fee constant integer := bill ->> 'fee_minor';
begin
	return case when late > 0 then format(', %s min late', late)
			else '' end
		|| case when fee > 0 then format(', %s %s', desk.money(fee),
			case bill ->> 'settled' when '' then 'past due'
				else 'paid' || desk.counter_method_words(
					bill ->> 'settled') end)
			else '' end
		|| coalesce(', banned until ' || (bill ->> 'banned_until'),
			'');
end
$$;

revoke all on function desk.checkout_words(jsonb) from public;

reset role;
