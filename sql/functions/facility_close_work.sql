-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.facility_close: a row for each day.

set role desk_owner;

create or replace function desk.facility_close_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	a record;
	closed integer[];
	displaced jsonb;
	ids jsonb;
	place text;
begin
	args := args || jsonb_build_object('reason',
		desk.reason_check(args, 'A closure'));
	select * into a from jsonb_to_record(args) as a (resource integer,
		starts timestamp, ends timestamp, reason text,
		confirm_displaced boolean);
	select array_agg(r.id) into closed
	from club.resources r
	where a.resource is null or r.id = a.resource;
	place := coalesce(desk.resource_label(a.resource), 'The club');
	perform desk.stretch_check(closed, a.starts, a.ends);
	perform desk.lanes_lock(closed, '{}');
	displaced := desk.displaced_check(closed, tsrange(a.starts, a.ends),
		a.confirm_displaced);

	with made as (
		insert into club.facility_closures (closure_date, start_time,
			end_time, reason, is_full_day, affects_all_resources,
			affected_areas)
		select s.day, s.starts, s.ends, a.reason,
			s.starts = '00:00' and s.ends = '24:00',
			a.resource is null, coalesce('bay_' || a.resource,
				'entire_facility')
		from desk.stretch_days(a.starts, a.ends) s
		returning id
	)
	select jsonb_agg(m.id order by m.id) into ids from made m;
	perform desk.audit(args, 'create_closure', 'closure', i,
			place || ' ' || desk.stamp(a.starts), null,
			args - array['request', 'dry_run', 'reason'])
	from jsonb_array_elements_text(ids) i;
	return desk.block_outcome(format('%s closed %s: %s', place,
			desk.stretch_words(a.starts, a.ends,
				desk.local_now('club')::date),
			desk.verbatim(a.reason)),
		'closure', ids, displaced);
end
$$;

revoke all on function desk.facility_close_work(jsonb) from public;

reset role;
