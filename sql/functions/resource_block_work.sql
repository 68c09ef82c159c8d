-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.resource_block: a row for each day.

set role desk_owner;

create or replace function desk.resource_block_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	a record;
	displaced jsonb;
	ids jsonb;
begin
	args := args || jsonb_build_object('reason',
		desk.reason_check(args, 'A block'));
	select * into a from jsonb_to_record(args) as a (resource integer,
		starts timestamp, ends timestamp, kind text, reason text,
		confirm_displaced boolean);
	if a.kind is null or a.kind not in ('blocked', 'maintenance',
		'wellness', 'event', 'lesson', 'closure') then
		perform desk.refuse('limit', 'There is no such kind of block');
	end if;
	perform desk.stretch_check(array[a.resource], a.starts, a.ends);
	perform desk.lanes_lock(array[a.resource], '{}');
	displaced := desk.displaced_check(array[a.resource],
		tsrange(a.starts, a.ends), a.confirm_displaced);

	with made as (
		insert into club.availability_blocks (resource_id, block_date,
			start_time, end_time, block_type, notes)
		select a.resource, s.day, s.starts, s.ends, a.kind, a.reason
		from desk.stretch_days(a.starts, a.ends) s
		returning id
	)
	select jsonb_agg(m.id order by m.id) into ids from made m;
	perform desk.audit(args, 'create_block', 'availability_block', i,
			desk.resource_label(a.resource) || ' '
				|| desk.stamp(a.starts), null,
			args - array['request', 'dry_run', 'reason'])
	from jsonb_array_elements_text(ids) i;
	return desk.block_outcome(format('%s blocked %s: %s',
			desk.resource_label(a.resource),
			desk.stretch_words(a.starts, a.ends,
				desk.local_now('club')::date),
			desk.verbatim(a.reason)),
		'block', ids, displaced);
end
$$;

revoke all on function desk.resource_block_work(jsonb) from public;

reset role;
