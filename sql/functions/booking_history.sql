-- SPDX-License-Identifier: GPL-3.0-or-later
-- What happened to a booking, newest first, in sentences.  The club's record
-- of staff actions is the spine; its record of payments adds what no such
-- action tells: money taken by other applications, and check-ins that were
-- stopped.

set role desk_owner;

create or replace function desk.booking_history(booking integer)
returns table (at timestamp, who text, desk text, action text, words text,
	reason text, received_from text)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
#variable_conflict use_column
declare
	day date;
begin
	perform desk.actor();
	select b.request_date into day from club.booking_requests b
	where b.id = $1;
	return query
	with acts as materialized (
		select a.*
		from club.admin_audit_log a
		where a.resource_type = 'booking' and a.resource_id = $1::text
		order by a.id desc
		limit 500
	), told as (
		select a.created_at as at, w.who,
			desk.where_words(a.details) as desk, a.action::text,
			desk.history_words(a.action, a.details, day) as words,
			a.details ->> 'reason' as reason,
			a.details ->> 'received_from' as received_from,
			2 as source, a.id
		from acts a,
			lateral desk.acted_by(a.details ->> 'login',
				a.staff_name, coalesce(a.actor_email,
				a.staff_email), a.actor_type) w
		union all
		select p.created_at, w.who,
			desk.where_words(p.metadata), p.action,
			desk.payment_words(p.action, h.display_name,
				p.amount_affected),
			p.reason, p.metadata ->> 'received_from', 1, p.id
		from club.booking_payment_audit p
		cross join lateral desk.acted_by(p.metadata ->> 'login',
			p.staff_name, p.staff_email, null) w
		left join club.booking_participants h
			on h.id = p.participant_id
		where p.booking_id = $1
		  and not exists (select from acts a
			where a.details ->> 'request'
				= p.metadata ->> 'request')
	)
	select t.at, t.who, t.desk, t.action, t.words, t.reason,
		t.received_from
	from told t
	order by t.at desc, t.source desc, t.id desc
	limit 500;
end
$$;

revoke all on function desk.booking_history(integer) from public;
grant execute on function desk.booking_history(integer)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
