-- SPDX-License-Identifier: GPL-3.0-or-later
-- The work of desk.checkouts_done: everything is locked in order first, then
-- each row has a savepoint of its own.

set role desk_owner;

create or replace function desk.checkouts_done_work(args jsonb) returns jsonb
language plpgsql
as $$
declare
	item record;
	one jsonb;
	results jsonb := '[]';
	done integer := 0;
	refused integer := 0;
	fees integer := 0;
	paid integer := 0;
	bans integer := 0;
begin
	perform desk.counter_hold(array(
		select desk.checkout_unit(r.unit)
		from desk.unit_rows(args -> 'rows') r));
	for item in
		select r.unit, r.said from desk.unit_rows(args -> 'rows') r
	loop
		one := desk.attempt('checkout_done', args - 'rows'
			|| desk.checkout_said(item.said)
			|| jsonb_build_object('thing', item.unit, 'scanned',
				not item.said ? 'unit'));
		results := results || (one - 'undo' - 'rendered'
			-- as it was said, and no name of anybody
			|| jsonb_build_object('unit', desk.verbatim(item.unit)));
		if not (one ->> 'ok')::boolean then
			refused := refused + 1;
			continue;
		end if;
		done := done + 1;
		fees := fees + (one #>> '{detail,fee_minor}')::integer;
		paid := paid + case when one #>> '{detail,settled}' <> '' then
			(one #>> '{detail,fee_minor}')::integer else 0 end;
		bans := bans + (one #>> '{detail,ban}')::boolean::integer;
	end loop;
	return jsonb_build_object('ok', true, 'booking', null, 'version', null,
		'sentence', concat_ws(', ', format('%s checked out', done),
			case when refused > 0 then refused || ' refused' end,
			case when paid > 0 then 'fees paid '
				|| desk.money(paid) end,
			case when fees > paid then desk.money(fees - paid)
				|| ' past due' end,
			case bans when 0 then null when 1 then '1 ban'
				else bans || ' bans' end),
		'detail', jsonb_build_object('rows', results, 'done', done,
			'refused', refused, 'fees_minor', fees,
			'paid_minor', paid, 'bans', bans));
end
$$;

revoke all on function desk.checkouts_done_work(jsonb) from public;

reset role;
