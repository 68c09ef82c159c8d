-- SPDX-License-Identifier: GPL-3.0-or-later
-- The outcome of a batch of units: what became of each, whom a clean room is
-- offered to by that, and its version after all of it, which an undo of it
-- wants to find.  An undo that did nothing is none: it can be tried again.

set role desk_owner;

create or replace function desk.units_outcome(results jsonb, undoing boolean)
returns jsonb
language plpgsql
as $$
declare
	told jsonb;
	done text;
	refused text[];
	offered integer;
begin
	select jsonb_agg(case when (x.r ->> 'ok')::boolean then x.r
			|| jsonb_build_object('version', n.version)
			|| jsonb_build_object('detail', x.r -> 'detail'
				|| coalesce(desk.unit_offer_told(n), '{}'))
			else x.r end order by x.i),
		array_agg(x.r ->> 'unit')
			filter (where not (x.r ->> 'ok')::boolean),
		count(*) filter (where (x.r ->> 'ok')::boolean
			and n.offer_expires_at > desk.clock())
	into told, refused, offered
	from jsonb_array_elements(results) with ordinality x (r, i)
	left join desk.counter_unit_now n on n.unit = x.r ->> 'unit';
	select string_agg(format('%s %s', y.n, y.words), ', ' order by y.words)
	into done
	from (select x.r -> 'detail' ->> 'words' as words, count(*) as n
		from jsonb_array_elements(results) x (r)
		where (x.r ->> 'ok')::boolean group by 1) y;
	if undoing and done is null then
		perform desk.refuse(told #>> '{0,code}',
			case jsonb_array_length(told)
				when 1 then told #>> '{0,sentence}'
				else 'All were changed since: ' ||
					desk.units_words(refused) end,
			null, jsonb_build_object('rows', told));
	end if;
	return jsonb_build_object('ok', true, 'booking', null, 'version', null,
		'sentence', concat_ws(', ', coalesce(done, 'nothing done'),
			case when refused is null then null
				when undoing then 'left as it is: '
					|| desk.units_words(refused)
				else cardinality(refused) || ' refused' end,
			case when offered > 0 then offered || ' offered to '
				'who waits' end),
		'detail', jsonb_build_object('rows', told),
		'undo', desk.units_undo(told));
end
$$;

revoke all on function desk.units_outcome(jsonb, boolean) from public;

reset role;
