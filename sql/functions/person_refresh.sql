-- SPDX-License-Identifier: GPL-3.0-or-later
-- Brings desk.person in line with its sources for the given members and
-- guests, after they changed.  Never raises: every step is a pure function of
-- one row, and no other application's write fails for our sake (database.md 4).
--
-- All is found by key, and planned for that: a plan made while a table was
-- small would read the whole of it when it no longer is.

set role desk_owner;

create or replace function desk.person_refresh(members text[],
	guests integer[]) returns void
language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set jit = off
as $$
declare
	changed integer[];
begin
	with gone as (
		delete from desk.person p
		where (p.user_id = any (members) or p.guest_id = any (guests))
		  and not exists (
			select from desk.person_expected e
			where e.user_id = p.user_id)
		  and not exists (
			select from desk.person_expected e
			where e.guest_id = p.guest_id)
		returning p.id
	)
	delete from desk.person_name n using gone g where n.person = g.id;

	with wanted as (
		select e.* from desk.person_expected e
		where e.user_id = any (members)
		union all
		select e.* from desk.person_expected e
		where e.guest_id = any (guests)
	), fresh as (
		update desk.person p
		set phone_tail = w.phone_tail, email = w.email,
			words = w.words
		from wanted w
		where (p.user_id = w.user_id or p.guest_id = w.guest_id)
		  and (p.phone_tail, p.email, p.words) is distinct from
			(w.phone_tail, w.email, w.words)
		returning p.id
	), made as (
		insert into desk.person (user_id, guest_id, phone_tail, email,
			words)
		select w.user_id, w.guest_id, w.phone_tail, w.email, w.words
		from wanted w
		where not exists (select from desk.person p
			where p.user_id = w.user_id)
		  and not exists (select from desk.person p
			where p.guest_id = w.guest_id)
		on conflict do nothing
		returning id
	)
	select array_agg(c.id) into changed
	from (select id from fresh union all select id from made) c;

	delete from desk.person_name n where n.person = any (changed);
	perform desk.person_store(changed);
end
$$;

revoke all on function desk.person_refresh(text[], integer[]) from public;

reset role;
