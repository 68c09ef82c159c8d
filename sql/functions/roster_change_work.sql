-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.roster_change.  Fees follow the new roster at once, also
-- after the check-in.

set role desk_owner;

create or replace function desk.roster_change_work(args jsonb) returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	booking integer := args ->> 'booking';
	adds jsonb := coalesce(nullif(args -> 'add', 'null'), '[]');
	leaving integer[] := desk.roster_leaving(args -> 'remove');
	b record;
	members text[];
	before jsonb;
	was_minor integer;
	added integer[];
	gone jsonb;
	changed boolean;
	heads integer;
begin
	args := args || jsonb_build_object('reason',
		desk.clean_text(args ->> 'reason', 500, 'The reason'));
	perform desk.booking_hold(array[booking]);
	select * into b from desk.booking_find(booking);
	members := array(select c.user_id from desk.companion_heads(adds) c
		where c.user_id is not null);
	perform desk.lanes_lock(array[b.resource_id],
		desk.booking_people(booking) || members);
	perform desk.version_check(booking, args);
	perform desk.booking_allow(booking, 'roster_change');
	perform desk.roster_lock(booking, args);
	perform desk.capacity_check(b.resource_id, desk.head_count(booking)
		+ jsonb_array_length(adds) - cardinality(leaving));
	perform desk.clash_check(booking, b.resource_id,
		tsrange(b.starts, b.ends), members, desk.booking_ask(booking));

	before := desk.roster_facts(booking);
	was_minor := desk.booking_priced(booking) -> 'price_minor';
	perform desk.session_ensure(booking);
	gone := desk.heads_remove(booking, leaving, args);
	added := desk.companions_add(booking, adds, args);
	heads := desk.declared_set(booking, args -> 'declared',
		cardinality(added) > 0);
	changed := desk.roster_facts(booking) <> before;
	if not changed then
		perform desk.refuse('roster', 'That changes nothing', null,
			null, desk.booking_version(booking));
	end if;
	update club.booking_requests r
	set roster_version = r.roster_version + 1
	where r.id = booking;
	perform desk.booking_snapshot(booking, true);
	if b.status = 'checked_in' then
		perform desk.usage_record(booking);
	end if;
	perform desk.roster_audit(args, added, gone, before);
	return desk.outcome(desk.roster_words(booking, added, gone, heads),
		booking, desk.fees_detail(booking, jsonb_build_object(
			'was_minor', was_minor,
			'passes_lost', jsonb_array_length(
				jsonb_path_query_array(gone,
				'$[*] ? (@.pass_lost == true)')))),
		desk.roster_undo(booking, added, gone, b.declared));
end
$$;

revoke all on function desk.roster_change_work(jsonb) from public;

reset role;
