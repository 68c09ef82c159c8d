-- SPDX-License-Identifier: GPL-3.0-or-later
-- Deletes a block or a closure that is as its remover saw it, with its record,
-- and says where it was and how to make it again.

set role desk_owner;

create or replace function desk.block_delete(args jsonb, kind text,
	id integer, seen text, out place text, out undo jsonb)
language plpgsql
as $$
#variable_conflict use_variable
declare
	was jsonb;
	area record;
begin
	if kind = 'block' then
		perform from club.availability_blocks k
		where k.id = id for update;
	elsif kind = 'closure' then
		perform from club.facility_closures c
		where c.id = id for update;
	else
		perform desk.refuse('missing', 'There is no such thing here');
	end if;
	if not found then
		perform desk.refuse('missing', format('The %s is gone already',
			kind));
	end if;
	if seen is distinct from desk.block_version(kind, id) then
		perform desk.refuse('stale', format(
			'The %s was changed since you looked', kind), null,
			null, desk.block_version(kind, id));
	end if;

	select b.resource_id, b.label, b.starts, b.ends, b.block_type, b.notes
	into area from desk.block_facts(kind, id) b;
	place := area.label;
	was := jsonb_build_object('resource', area.resource_id,
		'starts', area.starts, 'ends', area.ends,
		'reason', area.notes, 'confirm_displaced', true);
	undo := jsonb_build_object('action', case kind when 'block'
		then 'resource_block' else 'facility_close' end,
		'args', was || jsonb_build_object('kind', area.block_type));
	if exists (select from club.facility_closures c
		where kind = 'closure' and c.id = id
		  and not c.affects_all_resources
		  and c.affected_areas in ('all_bays', 'conference_room')) then
		undo := null;	-- no call of ours makes such an area
	end if;
	if kind = 'block' then
		delete from club.availability_blocks k where k.id = id;
	else
		delete from club.facility_closures c where c.id = id;
	end if;
	perform desk.audit(args, case kind when 'block' then 'delete_block'
			else 'delete_closure' end,
		case kind when 'block' then 'availability_block'
			else 'closure' end,
		id::text, place || ' ' || desk.stamp(area.starts), was, null);
end
$$;

revoke all on function desk.block_delete(jsonb, text, integer, text)
	from public;

reset role;
