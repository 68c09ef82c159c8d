-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses money of another amount than the one that the operator saw, which the
-- clock or a manager changed meanwhile: nobody is told one price and charged
-- another (domain.md 1.5).  Who only looks has seen nothing yet.

set role desk_owner;

create or replace function desk.counter_seen_check(args jsonb, method text,
	minor integer) returns void
language plpgsql
as $$
declare
	seen constant integer := args ->> 'seen_minor';
begin
	if (args ->> 'dry_run')::boolean is not true
		and method in ('CASH', 'CREDIT')
		and seen is distinct from minor then
		perform desk.refuse('stale', format('%s is due by now, not '
			'%s: nothing was taken', desk.money(minor),
			coalesce(desk.money(seen), 'what you saw')), null,
			jsonb_build_object('seen_minor', seen,
				'total_minor', minor));
	end if;
end
$$;

revoke all on function desk.counter_seen_check(jsonb, text, integer)
	from public;

reset role;
