-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses money of another amount than the one that the operator saw, which the
-- clock or a manager changed meanwhile: nobody is told one price and charged
-- another (domain.md 1.5), nor left with another debt than they were told of
-- (method none).  Who only looks has seen nothing yet.

set role desk_owner;

create or replace function desk.counter_seen_check(args jsonb, method text,
	minor integer) returns void
language plpgsql
as $$
declare
	seen constant integer := args ->> 'seen_minor';
	other constant boolean := case
		when method in ('CASH', 'CREDIT') then seen is distinct from minor
		-- what is not taken may be left unsaid
		else method = 'none' and seen <> minor end;
begin
	if other is true and (args ->> 'dry_run')::boolean is not true then
		perform desk.refuse('stale', desk.counter_unseen_words(minor,
			seen, method), null, jsonb_build_object(
				'seen_minor', seen, 'total_minor', minor));
	end if;
end
$$;

revoke all on function desk.counter_seen_check(jsonb, text, integer)
	from public;

reset role;
