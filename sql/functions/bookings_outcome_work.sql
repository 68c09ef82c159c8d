-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.bookings_outcome: everything is locked in order first,
-- then each row has a savepoint of its own.

set role desk_owner;

create or replace function desk.bookings_outcome_work(args jsonb)
returns jsonb
language plpgsql
as $$
declare
	item jsonb;
	one jsonb;
	results jsonb := '[]';
	done integer := 0;
	refused integer := 0;
begin
	if jsonb_typeof(args -> 'rows') is distinct from 'array'
		or jsonb_array_length(args -> 'rows') not between 1 and 200 then
		perform desk.refuse('limit', 'Between 1 and 200 bookings');
	elsif exists (select from jsonb_array_elements(args -> 'rows') r
		where coalesce(r ->> 'booking', '') !~ '^[0-9]{1,9}$') then
		perform desk.refuse('limit', 'Each row names its booking');
	elsif args ->> 'outcome' is null
		or args ->> 'outcome' not in ('attended', 'no_show') then
		perform desk.refuse('limit', 'A booking ends as attended or '
			'as a no-show');
	end if;
	perform desk.booking_hold(array(
		select (r ->> 'booking')::integer
		from jsonb_array_elements(args -> 'rows') r));
	for item in
		select r.value from jsonb_array_elements(args -> 'rows') r
		order by (r.value ->> 'booking')::integer
	loop
		one := desk.attempt('booking_outcome', args - 'rows'
			|| jsonb_build_object('booking', item -> 'booking',
				'version', item -> 'version'));
		if (one ->> 'ok')::boolean then
			done := done + 1;
		else
			refused := refused + 1;
		end if;
		results := results || (one - 'undo' - 'rendered'
			|| jsonb_build_object('booking', item -> 'booking'));
	end loop;
	return jsonb_build_object('ok', true, 'booking', null, 'version', null,
		'sentence', format('%s %s%s', done,
			replace(args ->> 'outcome', '_', '-'),
			case when refused > 0
				then format(', %s refused', refused) else ''
			end),
		'detail', jsonb_build_object('rows', results));
end
$$;

revoke all on function desk.bookings_outcome_work(jsonb) from public;

reset role;
