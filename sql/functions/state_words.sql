-- SPDX-License-Identifier: GPL-3.0-or-later
-- A booking's state as people say it.

set role desk_owner;

create or replace function desk.state_words(status text) returns text
language sql immutable
as $$
	select case status
		when 'pending' then 'a request'
		when 'pending_approval' then 'waiting for approval'
		when 'cancellation_pending' then 'being cancelled'
		when 'checked_in' then 'checked in'
		when 'no_show' then 'a no-show'
		else status
	end;
$$;

revoke all on function desk.state_words(text) from public;

reset role;
