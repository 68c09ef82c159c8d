-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many rooms of a tier anybody could have now, were nobody waiting: whoever
-- waits longest has a right to the first of them (domain.md 1.6).

set role desk_owner;

create or replace function desk.counter_spare(tier text) returns integer
language plpgsql volatile
as $$
declare
	nobody constant uuid := '00000000-0000-0000-0000-000000000000';
begin
	return (select count(*)
		from desk.counter_clean(tier, nobody, null));
end
$$;

revoke all on function desk.counter_spare(text) from public;

reset role;
