-- SPDX-License-Identifier: GPL-3.0-or-later
-- The blocks and closures of desk.grid_range.  A block that a closure made
-- shows as the closure.

set role desk_owner;

create or replace function desk.grid_blocks(from_day date, until_day date,
	only_resource integer)
returns table (kind text, id integer, resource_id integer, starts timestamp,
	ends timestamp, state text, name text, members integer,
	guests integer, owed_minor integer, displaced boolean,
	needs_review boolean, unmatched boolean, version text,
	changed_at timestamptz, changed_by text, number text)
language sql stable
as $$
	select b.kind, b.id, b.resource_id, lower(b.during), upper(b.during),
		b.state, b.name, 0, 0, 0, false, false,
		false, desk.block_version(b.kind, b.id),
		l.at at time zone desk.setting_text('club', 'zone'), l.who,
		null::text
	from (
		select 'block' as kind, k.id, k.resource_id,
			tsrange(k.block_date + k.start_time,
				k.block_date + k.end_time) as during,
			k.block_type::text as state,
			coalesce(k.notes, k.block_type)::text as name
		from club.availability_blocks k
		where k.block_date between from_day and until_day - 1
		  and k.block_type <> 'available' and k.closure_id is null
		union all
		select 'closure', a.closure_id, a.resource_id, a.during,
			'closed', coalesce(a.reason, 'closed')
		from desk.closure_area a
		where a.closure_date between from_day and until_day - 1) b
	left join lateral desk.last_action(case b.kind when 'block'
		then 'availability_block' else b.kind end, b.id::text) l
		on true
	where (only_resource is null or b.resource_id = only_resource)
	  and not isempty(b.during);
$$;

revoke all on function desk.grid_blocks(date, date, integer) from public;

reset role;
