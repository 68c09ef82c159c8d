-- SPDX-License-Identifier: GPL-3.0-or-later
-- A member's guest passes as they stand: the monthly reset is in force from
-- its hour on, whether or not a write has made it so yet (domain.md 2.5).

set role desk_owner;

create or replace function desk.passes_now(member text, now timestamp,
	out total integer, out used integer, out remaining integer)
language plpgsql stable
as $$
#variable_conflict use_variable
begin
	select p.total, p.used, greatest(p.total - p.used, 0)
	into total, used, remaining
	from desk.member_terms t
	left join club.guest_passes g
		on lower(g.member_email) = lower(t.email),
		lateral (select g.last_reset_at >= desk.pass_period(now)
			as fresh) f,
		lateral (select
			case when t.standing = 'lapsed' then 0
				when f.fresh then g.total_passes
				else coalesce(t.passes, g.total_passes, 0)
				end as total,
			case when f.fresh then g.used_passes else 0 end
				as used) p
	where t.user_id = member;
end
$$;

revoke all on function desk.passes_now(text, timestamp) from public;

reset role;
