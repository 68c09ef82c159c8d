-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a write on a booking that changed since its operator looked.
-- Called with the booking locked.  Only a call from another work function
-- comes without a version.

set role desk_owner;

create or replace function desk.version_check(booking integer, args jsonb)
returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	version text := desk.booking_version(booking);
	seen text := args ->> 'version';
	changed text[];
	last record;
begin
	if not args ? 'version' or seen = version then
		return;
	end if;

	select array_agg(n.name order by n.i) into changed
	from unnest(array['booking', 'session', 'roster', 'fees'])
		with ordinality as n (name, i)
	where split_part(version, '-', n.i::integer)
		is distinct from split_part(seen, '-', n.i::integer);
	select l.action, l.words, l.said as who,
		desk.verbatim(l.desk) as desk, l.at
	into last
	from desk.last_action('booking', booking::text) l;
	perform desk.refuse('stale', format(
		'{booking:%s} was changed since you looked%s', booking,
		case when last.who is not null then format(
			': %s by %s, %s', last.words, last.who,
			to_char(last.at, 'HH24:MI')) else '' end),
		null, jsonb_build_object('changed', changed,
			'last', to_jsonb(last)), version);
end
$$;

revoke all on function desk.version_check(integer, jsonb) from public;

reset role;
