-- SPDX-License-Identifier: GPL-3.0-or-later
-- The state a reader is shown: a request whose start has passed has expired,
-- whether or not a write has made it so yet (contracts.md "Time and money").

set role desk_owner;

create or replace function desk.effective_status(status text,
	starts timestamp, now timestamp) returns text
language sql immutable
return case
	when status in ('pending', 'pending_approval') and starts <= now
		then 'expired'
	else status
end;

revoke all on function desk.effective_status(text, timestamp, timestamp)
	from public;

reset role;
