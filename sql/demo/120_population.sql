-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lays out everybody, a stretch of people each time this file is run
-- (990_steps.sql).

set local role desk_owner;
set local jit = off;

create table if not exists demo.laid_out (last integer not null);

do $$
declare
	before integer := coalesce((select max(l.last) from demo.laid_out l), 0);
	until integer := least(before + 50000, demo.times(1000));
begin
	if before = 0 then
		perform demo.make_members();
		perform demo.make_people(demo.first_members() + 1, until);
	else
		perform demo.make_people(before + 1, until);
	end if;
	perform demo.make_known(before + 1, until);
	insert into demo.laid_out values (until);
end
$$;

-- How many there are is settled by the time that they are asked for: a constant
-- to every query, as the scale is.
do $$
begin
	execute (select format('create or replace function '
		'demo.people_of(system text) returns integer '
		'language sql immutable return case people_of.system %s end',
		string_agg(format('when %L then %s', h.system, h.people), ' '))
		from demo.headcount h);
end
$$;

analyze demo.person, demo.known;

select 'people' as step, max(l.last) as done, demo.times(1000) as total
from demo.laid_out l
having max(l.last) < demo.times(1000);
