-- SPDX-License-Identifier: GPL-3.0-or-later
-- Why an offer that somebody had cannot be given back to them, as a sentence
-- begins: it would be over by now, or the room is no longer free.  Null when it
-- can.  The caller holds the room.

set role desk_owner;

create or replace function desk.place_offer_gone(w counter.waitlist,
	unit text, until timestamptz) returns text
language plpgsql
as $$
#variable_conflict use_variable
declare
	label constant text := desk.counter_unit_label(unit);
	held text;
	n desk.counter_unit_now;
begin
	select x.* into n from desk.counter_unit_now x
	where x.id = (select f.id from desk.counter_unit_find(unit) f);
	held := desk.counter_unit_holder('room', n.id, (select v.customer_id
		from counter.visits v where v.id = w.visit_id));
	return case
	when until <= desk.clock() then format('The offer of %s ran out at %s',
		label, to_char(desk.counter_local(until), 'HH24:MI'))
	when n.offer_expires_at > desk.clock() then format('%s is offered to '
		'{customer:%s} by now', label, n.offered_to)
	when n.status <> 'CLEAN' or n.customer is not null then
		format('%s is %s by now', label,
			desk.counter_status_words(n.status))
	when held is not null then format('%s is %s', label,
		desk.verbatim(held)) end;
end
$$;

revoke all on function desk.place_offer_gone(counter.waitlist, text,
	timestamptz) from public;

reset role;
