-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who holds a claimed time, for the answer to a clash: what it is, since when
-- and by whom.  People stand in it as tokens.

set role desk_owner;

create or replace function desk.clash_holder(o desk.occupancy) returns jsonb
language plpgsql stable
as $$
declare
	lane desk.lane;
	kind text;
	id integer;
	name text;
	state text;
	resource integer;
	last record;
begin
	select l.* into strict lane from desk.lane l where l.id = o.lane_id;
	case
		when o.src in ('b', 's', 'p') then
			kind := 'booking';
			id := o.claim;
			name := format('{booking:%s}', id);
			select b.status, b.resource_id into state, resource
			from club.booking_requests b
			where b.id = clash_holder.o.claim;
		when o.src = 't' then
			kind := 'slot';
			id := o.src_id;
			name := format('{slot:%s}', id);
		when o.src = 'u' then
			kind := 'unmatched';
			id := o.src_id;
			name := format('{unmatched:%s}', id);
		when o.src = 'k' then
			kind := 'block';
			id := o.src_id;
			select desk.verbatim(coalesce(k.notes, k.block_type)),
				k.block_type
			into name, state
			from club.availability_blocks k
			where k.id = o.src_id::integer;
		else
			kind := 'closure';
			id := o.src_id;
			select desk.verbatim(c.reason) into name from club.facility_closures c
			where c.id = o.src_id::integer;
	end case;

	select * into last from desk.last_action(
		case when o.src in ('k') then 'availability_block' else kind end,
		id::text);
	if lane.kind = 'member' then
		kind := 'person';
		name := format('{user:%s}', lane.key);
	else
		resource := lane.key;
	end if;
	return jsonb_build_object('kind', kind, 'id', id, 'name', name,
		'label', desk.resource_label(resource),
		'starts', desk.stamp(lower(o.during)),
		'ends', desk.stamp(upper(o.during)), 'state', state,
		'since', desk.stamp(last.at), 'by', last.said,
		'desk', desk.verbatim(last.desk), 'words', last.words);
end
$$;

revoke all on function desk.clash_holder(desk.occupancy) from public;

reset role;
