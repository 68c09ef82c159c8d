-- SPDX-License-Identifier: GPL-3.0-or-later
-- The second line of a unit's peek: how much of the longest stay is used, what
-- is past due, why it is out of order or was set out of turn, and since when it
-- is what it is.

set role desk_owner;

create or replace function desk.counter_unit_detail(visit uuid,
	past_due numeric, closed_for text, override_reason text,
	since timestamptz) returns text
language plpgsql stable
as $$
begin
	return nullif(concat_ws('; ',
		(select format('%s of %s h', l.hours, l.allowed)
			from desk.counter_visit_load l
			where l.visit_id = counter_unit_detail.visit),
		case when past_due > 0 then 'past due ' || past_due end,
		'out of order: ' || closed_for,
		'set out of turn: ' || override_reason,
		case when visit is null then 'since ' || to_char(
			desk.counter_local(since), 'Dy HH24:MI') end), '');
end
$$;

revoke all on function desk.counter_unit_detail(uuid, numeric, text, text,
	timestamptz) from public;

reset role;
