-- SPDX-License-Identifier: GPL-3.0-or-later
-- The lines of a lane on the board: what is selected and by whom, the unit,
-- the payment, the agreement, and what calls for somebody.

set role desk_owner;

create or replace function desk.lane_selection_words(n desk.lane_at)
returns text
language plpgsql volatile
as $$
begin
	return case when n.rental is null then null
	else concat_ws(', ', format('%s by %s', n.rental, case n.proposed_by
			when 'CUSTOMER' then 'customer' else 'staff' end),
		case when n.wanted is not null
			then 'waits for ' || n.wanted end,
		case when n.locked_at is null then 'not locked'
		else format('locked %s %s', case n.locked_by
			when 'CUSTOMER' then 'customer' else coalesce((
				select desk.counter_staff_name(a.staff_id)
				from counter.audit_log a
				where a.entity_type = 'lane_session'
				  and a.entity_id = n.session
				  and a.metadata ->> 'console_action'
					= 'lane_confirm'
				limit 1), 'staff') end,
			desk.counter_clock(n.locked_at)) end) end;
end
$$;

create or replace function desk.lane_unit_words(n desk.lane_at) returns text
language plpgsql volatile
as $$
declare
	waiting constant integer := desk.counter_demand(n.rental, n.visit);
begin
	return case
	when n.rental is null then null
	when not n.fits then format('%s is %s: the customer answers',
		split_part(n.unit, ':', 2), n.unit_tier)
	when n.mode = 'RENEWAL' then format('%s %s to %s, then to %s (%s of '
		'%s h)', case when n.unit is null and n.rental = n.own_rental
			then 'keeps' else 'from' end,
		split_part(n.own_unit, ':', 2),
		desk.counter_clock(n.own_ends),
		desk.lane_renewed_until(n),
		n.own_hours + n.hours, desk.setting_int('counter',
			'hours_cap'))
	else concat_ws('; ', case when n.unit is null then 'no unit yet'
			else split_part(n.unit, ':', 2) || ' held' end,
		case when n.rental not like '%LOCKER' then case waiting
			when 0 then 'no one waits for '
			when 1 then '1 waits for '
			else waiting || ' wait for ' end || n.rental end) end;
end
$$;

-- What is asked for, else what it would be: a look is not refused for want of
-- a price.
create or replace function desk.lane_quote_shown(n desk.lane_at)
returns jsonb
language plpgsql volatile
as $$
begin
	if n.rental is null then
		return null;
	end if;
	return desk.lane_quote_detail(coalesce(n.quote, desk.lane_quote(n)));
exception when sqlstate 'OD001' then
	return null;
end
$$;

create or replace function desk.lane_payment_words(n desk.lane_at)
returns text
language plpgsql volatile
as $$
begin
	return case n.payment
		when 'PAID' then concat_ws(' ', 'PAID', case n.payment_method
			when 'CASH' then 'cash' when 'CREDIT' then 'card' end,
			n.reference, desk.counter_clock(n.paid_at))
		else n.payment end;
end
$$;

create or replace function desk.lane_agreement_words(n desk.lane_at)
returns text
language plpgsql volatile
as $$
begin
	return case when n.payment = 'PAID' then coalesce((
		select format('agreement v%s (%s) waits to be signed',
			a.version, coalesce(n.language, 'EN'))
		from counter.agreements a where a.active),
		'no agreement is active') end;
end
$$;

create or replace function desk.lane_alert(n desk.lane_at) returns text
language plpgsql volatile
as $$
begin
	return case
	when n.banned_until > desk.clock() then 'banned until '
		|| to_char(desk.counter_local(n.banned_until), 'FMDD Mon')
	when n.id_scan_issue = 'ID_EXPIRED' then 'identity card has expired'
	when n.id_scan_issue = 'UNDERAGE' then 'under age by the identity card'
	when n.past_due_minor > 0 and not n.bypassed then
		'past due ' || desk.money(n.past_due_minor) end;
end
$$;

revoke all on function desk.lane_selection_words(desk.lane_at) from public;
revoke all on function desk.lane_unit_words(desk.lane_at) from public;
revoke all on function desk.lane_quote_shown(desk.lane_at) from public;
revoke all on function desk.lane_payment_words(desk.lane_at) from public;
revoke all on function desk.lane_agreement_words(desk.lane_at) from public;
revoke all on function desk.lane_alert(desk.lane_at) from public;

reset role;
