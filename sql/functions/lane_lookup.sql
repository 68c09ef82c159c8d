-- SPDX-License-Identifier: GPL-3.0-or-later
-- Customers of the counter for a start at a lane, as typed or scanned
-- (desk.customers_wanted), with what they do now.  At most 1,000 are counted;
-- whoever is here comes first.  Namesakes are told apart by their age: a birth
-- date is masked, but who starts lanes is shown the age there too.

set role desk_owner;

create or replace function desk.lane_lookup(wanted text, most integer)
returns table (customer uuid, name text, age integer, membership text,
	card text, matched text, now_text text, banned_until timestamp,
	past_due_minor integer, hits integer)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
	starts constant boolean := desk.may('lane_start');
	today constant date := desk.counter_local(desk.clock())::date;
begin
	perform desk.actor();
	return query
	select c.id, desk.listing_name(c.name),
		case when starts then desk.counter_age(c.dob, today) end,
		c.membership_number::text,
		case when c.membership_card_type = 'SIX_MONTH' then
			format('six months, to %s', to_char(
				c.membership_valid_until, 'YYYY-MM-DD')) end,
		h.matched, desk.customer_now_words(c.id), case
			when c.banned_until > desk.clock()
			then desk.counter_local(c.banned_until) end,
		(c.past_due_balance * 100)::integer, h.hits
	from (select x.*, (count(*) over ())::integer as hits
		from desk.customers_wanted($1, 1000) x) h
	join counter.customers c on c.id = h.customer
	order by h.rank, not exists (select from counter.visits v
			where v.customer_id = c.id and v.ended_at is null),
		desk.listing_name(c.name), c.id
	limit least(greatest(coalesce($2, 25), 0), 100);
end
$$;

revoke all on function desk.lane_lookup(text, integer) from public;
grant execute on function desk.lane_lookup(text, integer)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
