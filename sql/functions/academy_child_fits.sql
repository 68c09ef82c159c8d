-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a child that is too young, too old, or of another level than an
-- event is for.  The age is that on the event's first day; a child's level is
-- free text, and judged when it is one of the three.

set role desk_owner;

create or replace function desk.academy_child_fits(child text,
	e academy.event) returns void
language plpgsql
as $$
declare
	age integer;
	level text;
begin
	select extract(year from age(e.start_date::date, c.birthdate::date)),
		upper(btrim(c.skill_level))
	into age, level
	from academy.child c
	where c.id = child;
	if age < e.min_age then
		perform desk.refuse('limit', format(
			'The event is for children from %s', e.min_age));
	elsif age > e.max_age then
		perform desk.refuse('limit', format(
			'The event is for children up to %s', e.max_age));
	elsif level in ('BEGINNER', 'INTERMEDIATE', 'ADVANCED')
		and cardinality(e.skill_levels) > 0
		and level <> all (e.skill_levels::text[]) then
		perform desk.refuse('limit', format('The event is for %s',
			lower(array_to_string(e.skill_levels, ' and '))));
	end if;
end
$$;

revoke all on function desk.academy_child_fits(text, academy.event)
	from public;

reset role;
