-- SPDX-License-Identifier: GPL-3.0-or-later
-- What becomes of units that are cleaned when nobody says: the next step in
-- turn, if all are alike.  Refuses a mixture, with what each is, so that it is
-- said row by row (domain.md 1.7).

set role desk_owner;

create or replace function desk.unit_clean_next(units text[]) returns text
language plpgsql
as $$
declare
	alike counter.room_status[];
	said text;
	told jsonb;
begin
	select array_agg(distinct n.status), jsonb_agg(jsonb_build_object(
			'unit', n.unit, 'status', n.status, 'next',
			case n.status when 'DIRTY' then 'CLEANING'
				when 'CLEANING' then 'CLEAN' end)
			order by n.unit)
	into alike, told
	from desk.counter_unit_now n where n.unit = any (units);
	if cardinality(alike) = 1 and alike[1] in ('DIRTY', 'CLEANING') then
		return case alike[1] when 'DIRTY' then 'CLEANING'
			else 'CLEAN' end;
	elsif cardinality(alike) = 1 then
		perform desk.refuse('state', case alike[1] when 'CLEAN'
			then 'They are clean already: set them dirty instead'
			else 'Somebody is in there: check them out first' end,
			null, jsonb_build_object('rows', told));
	end if;
	select string_agg(format('%s %s', x.n,
		desk.counter_status_words(x.status)), ', ' order by x.status)
	into said
	from (select n.status, count(*) as n from desk.counter_unit_now n
		where n.unit = any (units) group by n.status) x;
	perform desk.refuse('state', coalesce(said || ': say for each what '
		'becomes of it', 'There is no such room or locker'), null,
		jsonb_build_object('rows', coalesce(told, '[]')));
end
$$;

revoke all on function desk.unit_clean_next(text[]) from public;

reset role;
