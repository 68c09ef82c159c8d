-- SPDX-License-Identifier: GPL-3.0-or-later
-- The booking state machine, for every pair of states and every kind of
-- writer (domain.md 2.2).
begin;
\ir fixture.psql
select no_plan();

-- The table of domain.md 2.2, written down a second time on purpose.
create table t.wanted as
select f.state as from_state, x.state as to_state
from (values
	('pending', 'pending_approval approved confirmed declined cancelled cancellation_pending expired'),
	('pending_approval', 'approved declined cancelled cancellation_pending expired'),
	('approved', 'confirmed checked_in attended no_show cancelled cancellation_pending declined expired'),
	('confirmed', 'checked_in attended no_show cancelled cancellation_pending'),
	('cancellation_pending', 'cancelled confirmed approved'),
	('checked_in', 'attended no_show cancelled'),
	('attended', 'cancelled'),
	('no_show', 'attended cancelled'),
	('cancelled', 'pending approved'),
	('declined', 'pending approved cancelled'),
	('expired', 'pending')) as f (state, targets),
	unnest(string_to_array(f.targets, ' ')) as x (state);

create table t.states as
select unnest(array['pending', 'pending_approval', 'approved', 'confirmed',
	'declined', 'cancelled', 'cancellation_pending', 'checked_in',
	'attended', 'no_show', 'expired']) as state;

-- One booking a state, each with a session, brought there with triggers off.
create table t.booking (state text, id integer);
insert into club.booking_sessions (resource_id, session_date, start_time,
	end_time, source, created_at)
select 1, '2026-11-24', make_time(n::integer + 8, 0, 0),
	make_time(n::integer + 8, 30, 0), 'staff_manual', '2026-11-01'
from generate_series(1, 11) n;
alter table club.booking_requests disable trigger user;
with s as (select id, row_number() over (order by id) as n
	from club.booking_sessions),
st as (select state, row_number() over (order by state) as n from t.states),
made as (
	insert into club.booking_requests (user_id, resource_id, request_date,
		start_time, end_time, duration_minutes, status, session_id,
		origin, created_at, updated_at)
	select 'vip', 1, '2026-11-24', make_time(s.n::integer + 8, 0, 0),
		make_time(s.n::integer + 8, 30, 0), 30, st.state, s.id,
		'staff_manual', '2026-11-01', '2026-11-01'
	from s join st using (n)
	returning id, status)
insert into t.booking (state, id) select status, id from made;
alter table club.booking_requests enable trigger user;
select desk.occupancy_rebuild();

create function t.change(who text, from_state text, to_state text)
returns text
language plpgsql
as $$
declare
	the integer := (select id from t.booking where state = from_state);
	said text := 'done';
begin
	begin
		perform set_config('session_authorization', who, true);
		update club.booking_requests set status = to_state
		where id = the;
		raise exception 'put it back' using errcode = 'OD009';
	exception
		when sqlstate 'OD009' then null;
		when sqlstate 'OD001' then said := sqlerrm;
	end;
	reset session authorization;
	return said;
end
$$;
grant usage on schema t to public;
grant select on t.booking to public;

select is(t.change('clubsite1', f.state, x.state),
	case when f.state = x.state or exists (select from t.wanted w
		where w.from_state = f.state and w.to_state = x.state)
	then 'done' else format('A booking that is %s does not become %s',
		replace(f.state, '_', ' '), replace(x.state, '_', ' ')) end,
	format('the club''s application: %s to %s', f.state, x.state))
from t.states f, t.states x
order by f.state, x.state;

select results_eq(
	'select from_state, to_state from desk.transition
		where machine = ''club.booking'' and from_state <> ''''
		  and not desk_only order by 1, 2',
	'select * from t.wanted order by 1, 2',
	'the table holds domain.md 2.2 and nothing else');
select is_empty(
	'select from desk.transition b
		where b.machine = ''club.booking'' and not exists (
		select from t.states s where s.state = b.to_state)',
	'every row leads somewhere');
select isnt(current_user, 'desk_owner'::name, 'an administrator is no owner');
select isnt(t.change('postgres', 'attended', 'approved'), 'done',
	'the bypass is not open to an administrator by hand either')
where exists (select from pg_roles where rolname = 'postgres');

-- How a booking begins.
create function t.begins(status text, origin text) returns text
language plpgsql
as $$
begin
	begin
		insert into club.booking_requests (resource_id, request_date,
			start_time, end_time, duration_minutes, status, origin)
		values (2, '2026-11-25', '10:00', '11:00', 60, status, origin);
		raise exception 'put it back' using errcode = 'OD009';
	exception
		when sqlstate 'OD009' then return 'done';
		when sqlstate 'OD001' then return sqlerrm;
	end;
end
$$;
select is(t.begins(s.state, 'member_request'),
	case when s.state in ('pending', 'pending_approval', 'approved',
		'confirmed') then 'done'
	else 'A booking does not begin as ' || replace(s.state, '_', ' ') end,
	'a request begins as ' || s.state)
from t.states s;
select is(t.begins(s.state, 'trackman_import'), 'done',
	'an import may arrive as ' || s.state)
from t.states s;
select throws_ok($$ insert into club.booking_requests (resource_id,
	request_date, start_time, end_time, duration_minutes, status)
	values (2, '2026-11-25', '10:00', '11:00', 60, 'gone') $$,
	'OD001', null, 'there is no twelfth state');

select * from finish();
rollback;
