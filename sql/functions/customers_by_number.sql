-- SPDX-License-Identifier: GPL-3.0-or-later
-- Customers of the counter by a part of their membership number.  Three
-- characters are found by the index.  Two are in so many numbers that the first
-- ones are soon read; but where neither is a digit, no number may have them, and
-- to be sure of that all would be read.

set role desk_owner;

create or replace function desk.customers_by_number(part text, cap integer)
returns uuid[]
language plpgsql stable
as $$
declare
	alike constant text := '%' || regexp_replace(part, '([\\%_])', '\\\1',
		'g') || '%';
begin
	if length(part) >= 3 then
		return array(select c.id from counter.customers c
			where c.membership_number ilike alike
			limit cap);
	elsif part ~ '[0-9]' then
		-- an expression, for which there is no index
		return array(select c.id from counter.customers c
			where c.membership_number || '' ilike alike
			limit cap);
	end if;
	return '{}';
end
$$;

revoke all on function desk.customers_by_number(text, integer) from public;

reset role;
