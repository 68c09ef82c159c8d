-- SPDX-License-Identifier: GPL-3.0-or-later
-- An entry of the counter's record as a sentence: "rental proposed, DOUBLE by
-- customer".  Entries of other applications may hold anything: then their
-- action is said in words.

set role desk_owner;

create or replace function desk.counter_history_words(console_action text,
	action text, before jsonb, after jsonb, undoing boolean default false)
returns text
language plpgsql immutable
as $$
declare
	said constant text := case when undoing then 'undone: ' else '' end
		|| desk.counter_action_words(console_action,
		action);
begin
	return said || coalesce(case
	when console_action = 'lane_select' then format(', %s by %s%s',
		after ->> 'rental', case after ->> 'proposed_by'
			when 'CUSTOMER' then 'customer' else 'staff' end,
		', waiting for ' || (after ->> 'wanted'))
	when console_action = 'lane_confirm' then format(', %s by %s',
		after ->> 'rental', case after ->> 'locked_by'
			when 'CUSTOMER' then 'customer' else 'staff' end)
	when console_action in ('lane_ask_payment', 'lane_pay') then
		', ' || desk.money((after ->> 'total_minor')::integer)
	when console_action = 'lane_membership' then
		', ' || coalesce(lower(replace(after ->> 'membership', '_',
			' ')), 'none')
	when console_action in ('lane_assign', 'lane_answer') then
		', ' || coalesce(lower(desk.counter_unit_label(
			after ->> 'unit')), 'none')
	when console_action = 'lane_start' and after ->> 'mode' = 'RENEWAL'
		then ', renewal'
	when console_action in ('counter_setting_change',
		'counter_rate_change') then format(' %s: %s -> %s',
		after ->> 'name', before ->> 'value', after ->> 'value')
	-- the step says it: how far the session is has no name on the board
	when console_action ^@ 'lane_' then null
	when before ->> 'status' <> after ->> 'status' then format(
		', %s -> %s', desk.counter_status_said(before ->> 'status'),
		desk.counter_status_said(after ->> 'status')) end, '');
exception when data_exception then
	return said;
end
$$;

revoke all on function desk.counter_history_words(text, text, jsonb, jsonb,
	boolean) from public;

reset role;
