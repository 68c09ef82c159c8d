-- SPDX-License-Identifier: GPL-3.0-or-later
-- Ends what was to be signed by now and was not; nobody's particulars are kept
-- with it.  What somebody is just signing is left to them.

set role desk_owner;

create or replace function desk.signover_lapse() returns void
language plpgsql
as $$
declare
	now constant timestamptz := desk.clock();
begin
	update desk.signover s
	set state = 'expired', args = null, answered_at = s.expires_at
	where s.id = any (array(
		select x.id from desk.signover x
		where x.state = 'open' and x.expires_at <= now
		for update skip locked));
end
$$;

revoke all on function desk.signover_lapse() from public;

reset role;
