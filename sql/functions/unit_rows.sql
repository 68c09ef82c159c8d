-- SPDX-License-Identifier: GPL-3.0-or-later
-- The rows of a batch, each unit once: marks by their unit, scans by the key
-- tag that was read.  A tag of no unit keeps its row, to be refused in it.

set role desk_owner;

create or replace function desk.unit_rows(rows jsonb)
returns table (unit text, said jsonb)
language plpgsql stable
as $$
#variable_conflict use_column
begin
	if jsonb_typeof(rows) is distinct from 'array'
		or jsonb_array_length(rows) not between 1 and 200 then
		perform desk.refuse('limit', 'Between 1 and 200 units');
	elsif exists (select from jsonb_array_elements(rows) r
		where jsonb_typeof(r) <> 'object'
		   or coalesce(r ->> 'unit', r ->> 'tag', '') = '') then
		perform desk.refuse('limit', 'Each row names its unit');
	end if;
	return query
	select distinct on (coalesce(x.unit, x.row ->> 'tag')) x.unit, x.row
	from (select coalesce(r.row ->> 'unit', 'room:' || m.number,
			'locker:' || l.number) as unit, r.row, r.n
		from jsonb_array_elements(unit_rows.rows)
			with ordinality r (row, n)
		left join counter.key_tags g on not r.row ? 'unit'
			and g.tag_code = r.row ->> 'tag' and g.is_active
		left join counter.rooms m on m.id = g.room_id
		left join counter.lockers l on l.id = g.locker_id) x
	order by coalesce(x.unit, x.row ->> 'tag'), x.n;
end
$$;

revoke all on function desk.unit_rows(jsonb) from public;

reset role;
