-- SPDX-License-Identifier: GPL-3.0-or-later
-- The six stages of a lane, a letter each for language, membership, rental,
-- payment, agreement and unit: + done, > the present one, . to come, - not
-- needed (domain.md 1.3, wireframe 2a).

set role desk_owner;

create or replace function desk.lane_stages(n desk.lane_at) returns text
language plpgsql immutable
as $$
declare
	stages text;
begin
	if n.customer is null then
		return '......';
	end if;
	stages := case when n.language is not null then '+' else '.' end
		|| case when n.choice is not null then '+'
			when n.fee_minor = 0 then '-'
			when n.locked_at is not null then '+' else '.' end
		|| case when n.locked_at is not null then '+' else '.' end
		|| case when n.payment = 'PAID' then '+' else '.' end
		|| '.'
		|| case when n.unit is not null and n.fits then '+'
			when n.unit is null and n.rental = n.own_rental
				then '-' else '.' end;
	return overlay(stages placing '>' from strpos(stages, '.') for 1);
end
$$;

revoke all on function desk.lane_stages(desk.lane_at) from public;

reset role;
