-- SPDX-License-Identifier: GPL-3.0-or-later
-- A console says where it stands.  Desk, terminal and SSH origin are claimed;
-- the address is what the server saw.  What is over goes on this occasion:
-- rows of ended connections, old occupancy and requests.

set role desk_owner;

create or replace function desk.session_open(desk text, tty text, ssh text)
returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	me desk.staff := desk.actor();
begin
	perform desk.tidy();
	-- what somebody else clears away just now, or keeps on clearing away, is
	-- not waited for
	delete from desk.session s
	where s.ctid = any (array(
		select x.ctid from desk.session x
		where not exists (
			select from pg_catalog.pg_stat_activity a
			where a.pid = x.pid
			  and a.backend_start
				is not distinct from x.backend_start)
		for update skip locked));

	insert into desk.session as s (pid, backend_start, staff_id, desk,
		tty, ssh, address, opened_at)
	select pg_backend_pid(), coalesce(a.backend_start, desk.clock()),
		me.id, c.said[1], c.said[2], c.said[3], inet_client_addr(),
		desk.clock()
	from pg_catalog.pg_stat_activity a, (
		-- claims are shown to others: nothing in them steers a terminal
		select array_agg(nullif(regexp_replace(left(x.claim, x.most),
				desk.unshowable(), '', 'g'), '') order by x.n)
			as said
		from (values (1, session_open.desk, 80),
			(2, session_open.tty, 80),
			(3, session_open.ssh, 200)) x (n, claim, most)) c
	where a.pid = pg_backend_pid()
	on conflict (pid) do update
	set backend_start = excluded.backend_start,
		staff_id = excluded.staff_id, desk = excluded.desk,
		tty = excluded.tty, ssh = excluded.ssh,
		address = excluded.address, opened_at = excluded.opened_at;
end
$$;

revoke all on function desk.session_open(text, text, text) from public;
grant execute on function desk.session_open(text, text, text)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
