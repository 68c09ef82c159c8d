-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.counter_setting_change.  One manager at a time changes
-- numbers; the consoles are told.

set role desk_owner;

create or replace function desk.counter_setting_change_work(args jsonb)
returns jsonb
language plpgsql
as $$
#variable_conflict use_variable
declare
	name constant text := args ->> 'name';
	value text := btrim(args ->> 'value');
	reason constant text := desk.reason_check(args, 'Changing a setting');
	f desk.counter_setting;
begin
	perform from desk.setting s where s.system = 'counter'
	order by s.key for no key update;
	select x.* into f from desk.counter_setting x where x.name = name;
	if not found then
		perform desk.refuse('missing', 'There is no such setting');
	elsif args ->> 'version' is distinct from md5(name || '=' || f.value)
	then
		perform desk.refuse('stale', format('%s is %s by now', f.words,
			f.value), null, jsonb_build_object('value', f.value),
			md5(name || '=' || f.value));
	elsif value !~ '^[0-9]{1,7}$' or value is null
		or value::integer not between f.low and f.high then
		perform desk.refuse('limit', format('%s: a whole number from '
			'%s to %s', f.words, f.low, f.high));
	end if;
	-- as it will be read, which its next version is of: 7, not 007
	value := value::integer;
	perform desk.counter_setting_set(name, value::integer);
	perform desk.counter_audit(args, 'UPDATE', 'setting', md5(name)::uuid,
		jsonb_build_object('name', name, 'value', f.value),
		jsonb_build_object('name', name, 'value', value), reason);
	perform pg_notify('desk', topic)
	from unnest(array['lanes', 'rooms', 'lockers']) topic;
	return desk.counter_outcome(format('%s: %s, was %s', f.words,
		case f.kind when 'money' then desk.money(value::integer)
			else value end,
		case f.kind when 'money' then desk.money(f.value::integer)
			else f.value end),
		jsonb_build_object('setting', name), md5(name || '=' || value));
end
$$;

revoke all on function desk.counter_setting_change_work(jsonb) from public;

reset role;
