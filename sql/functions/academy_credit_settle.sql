-- SPDX-License-Identifier: GPL-3.0-or-later
-- Brings the credits that a session has taken in line with what it should
-- have: those of its parent's balance, and of the packages bought from its
-- trainer, smallest rest first.  The balance is updated under its check, never
-- summed, so of two who want the last credit one is refused (domain.md 4,
-- "decrements amount (>= 0); cancel restores it").

set role desk_owner;

create or replace function desk.academy_credit_settle(detail text,
	parent text, trainer text, wanted integer) returns void
language plpgsql
as $$
declare
	more integer;
	step integer;
	p record;
begin
	insert into desk.academy_credit_use (session_detail_id, user_bulk_id,
		user_id, used)
	values (detail, '', parent, 0)
	on conflict do nothing;
	select wanted - u.used into more
	from desk.academy_credit_use u
	where u.session_detail_id = detail and u.user_bulk_id = ''
	for update;
	if more = 0 then
		return;
	end if;

	-- the balance first: its lock orders whoever settles for this parent
	update academy.session_balance b set amount = b.amount - more
	where b.user_id = parent;
	if not found and more > 0 then
		perform desk.refuse('limit', 'No prepaid session is left');
	end if;
	update desk.academy_credit_use u set used = u.used + more
	where u.session_detail_id = detail and u.user_bulk_id = '';

	for p in
		select b.id, b.number_of_sessions as rest,
			coalesce(u.used, 0) as used
		from academy.user_bulk b
		left join desk.academy_credit_use u
			on u.session_detail_id = detail
			and u.user_bulk_id = b.id
		where b.user_id = parent and b.trainer_id = trainer
		order by b.number_of_sessions, b.id
		for no key update of b
	loop
		step := case when more > 0 then least(more, p.rest)
			else -least(-more, p.used) end;
		continue when step = 0;
		update academy.user_bulk b
		set number_of_sessions = b.number_of_sessions - step
		where b.id = p.id;
		update desk.academy_credit_use u set used = u.used + step
		where u.session_detail_id = detail and u.user_bulk_id = p.id;
		if not found then
			insert into desk.academy_credit_use (session_detail_id,
				user_bulk_id, user_id, used)
			values (detail, p.id, parent, step);
		end if;
		more := more - step;
	end loop;
end
$$;

revoke all on function desk.academy_credit_settle(text, text, text, integer)
	from public;

reset role;
