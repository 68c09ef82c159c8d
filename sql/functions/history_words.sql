-- SPDX-License-Identifier: GPL-3.0-or-later
-- One entry of the club's record of a booking as a sentence: "moved Bay 3
-- 15:00-16:30 -> Bay 2 15:30-17:00".  Entries of other applications have no
-- before and after of ours, or one that looks like it and is not: then their
-- action is said in words.

set role desk_owner;

create or replace function desk.history_words(action text, details jsonb,
	day date) returns text
language plpgsql stable
as $$
declare
	said text := desk.action_words(action);
	before jsonb := details -> 'before';
	after jsonb := details -> 'after';
begin
	case
	when action = 'reschedule_booking' and before ? 'starts' then
		said := format('moved %s -> %s', desk.place_words(before, day),
			desk.place_words(after, day));
	when action = 'create_booking' and after ? 'starts' then
		said := 'booked ' || desk.place_words(after, day);
	when after ? 'taken_minor' then
		said := concat_ws(', ', case action
				when 'check_in_booking' then said end,
			nullif(ltrim(desk.settled_words(after,
				after ->> 'settle'), ', '), ''));
	when action in ('link_trackman_to_member', 'assign_member_to_booking')
		and after ? 'member' then
		said := 'import given to ' || desk.who_words(after);
	when action in ('add_guest_to_booking', 'link_member_to_booking')
		and after ? 'who' then
		said := 'added ' || desk.who_words(after -> 'who');
	when action in ('remove_guest_from_booking',
		'unlink_member_from_booking') and after ? 'who' then
		said := 'removed ' || desk.who_words(after -> 'who');
	when before ? 'status' and before -> 'status'
		is distinct from after -> 'status' then
		said := format('%s (was %s)', said,
			desk.state_words(before ->> 'status'));
	else
		null;
	end case;

	if before ->> 'declared' <> after ->> 'declared' then
		said := case action when 'update_booking' then ''
			else said || ', ' end || format('declared %s -> %s',
			before ->> 'declared', after ->> 'declared');
	end if;
	return case when details ? 'undo_of' then 'undone: ' else '' end
		|| said || coalesce(', reference ' || (details ->> 'reference'),
		'');
exception when data_exception then
	return desk.action_words(action);
end
$$;

revoke all on function desk.history_words(text, jsonb, date) from public;

reset role;
