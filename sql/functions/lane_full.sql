-- SPDX-License-Identifier: GPL-3.0-or-later
-- Refuses a tier of which nothing is free: what number on the waitlist they
-- would be, until when, and what is free instead (domain.md 1.6).

set role desk_owner;

create or replace function desk.lane_full(rental text, n desk.lane_at)
returns void
language plpgsql
as $$
#variable_conflict use_variable
declare
	is_room constant boolean := rental not in ('LOCKER', 'GYM_LOCKER');
	nth constant integer := desk.counter_demand(rental, n.visit) + 1;
	eta constant timestamptz := desk.counter_eta(rental, nth);
	free jsonb;
begin
	select jsonb_agg(jsonb_build_object('tier', t.tier, 'free', f.free)
			order by t.i) filter (where f.free > 0)
	into free
	from unnest(array['LOCKER', 'STANDARD', 'DOUBLE', 'SPECIAL'])
		with ordinality t (tier, i)
	cross join lateral (select count(*) as free from desk.counter_free(
		t.tier, n.customer, n.visit, n.session, false)) f
	where t.tier <> rental;
	perform desk.refuse('capacity', case when is_room then format(
		'No %s is free: number %s on the waitlist%s, with %s meanwhile',
		rental, nth, desk.counter_eta_words(eta),
		coalesce((select string_agg(f ->> 'tier', ' or ')
			from jsonb_array_elements(free) f), 'nothing'))
		else 'No locker is free' end, null,
		jsonb_build_object('tier', rental, 'position', nth,
			'eta', to_char(desk.counter_local(eta),
				'YYYY-MM-DD HH24:MI'),
			'free', coalesce(free, '[]')));
end
$$;

revoke all on function desk.lane_full(text, desk.lane_at) from public;

reset role;
