-- SPDX-License-Identifier: GPL-3.0-or-later
-- The unmatched import a write names, locked and as its operator saw it, or a
-- refusal.

set role desk_owner;

create or replace function desk.unmatched_hold(args jsonb)
returns club.trackman_unmatched_bookings
language plpgsql
as $$
declare
	the integer := args ->> 'unmatched';
	u club.trackman_unmatched_bookings;
	version text;
begin
	select x.* into u
	from club.trackman_unmatched_bookings x
	where x.id = the
	for no key update;
	version := desk.block_version('unmatched', the);
	if u.id is null then
		perform desk.refuse('missing', 'There is no such import');
	elsif u.status <> 'unmatched' then
		perform desk.refuse('state', format('The import was %s%s',
			u.status, ' by ' || desk.verbatim(
				desk.staff_name(u.resolved_by))), null, null,
			version);
	elsif args ->> 'version' is distinct from version then
		perform desk.refuse('stale',
			'The import was changed since you looked', null, null,
			version);
	end if;
	return u;
end
$$;

revoke all on function desk.unmatched_hold(jsonb) from public;

reset role;
