-- SPDX-License-Identifier: GPL-3.0-or-later
-- Writes one of desk.counter_setting to where it stands.

set role desk_owner;

create or replace function desk.counter_setting_set(name text, value integer)
returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	part constant text[] := string_to_array(name, '.');
begin
	case part[1]
	when 'rate' then
		update desk.counter_rate r
		set discount_minor = case part[4] when 'discount' then value
				else r.discount_minor end,
			regular_minor = case part[4] when 'regular' then value
				else r.regular_minor end,
			weekend_minor = case part[4] when 'weekend' then value
				else r.weekend_minor end
		where r.rental::text = part[2]
		  and r.youth = (part[3] = 'youth');
	when 'upgrade' then
		update desk.counter_upgrade u set minor = value
		where u.from_tier::text = part[2] and u.to_tier::text = part[3];
	when 'lateness' then
		update desk.counter_lateness l
		set minor = case part[3] when 'minor' then value
				else l.minor end,
			ban_days = case part[3] when 'ban_days' then value
				else l.ban_days end
		where l.from_minutes = part[2]::integer;
	else
		update desk.setting s set value = value::text
		where s.system = 'counter' and s.key = name;
	end case;
	if name = 'hours_cap' then
		update desk.constraint_sentence c
		set sentence = format('A visit is at most %s hours', value)
		where c.name = 'counter_visit_load_fits';
	end if;
end
$$;

revoke all on function desk.counter_setting_set(text, integer) from public;

reset role;
