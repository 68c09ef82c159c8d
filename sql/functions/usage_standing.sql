-- SPDX-License-Identifier: GPL-3.0-or-later
-- The rows of the usage ledger that nothing has reversed.

set role desk_owner;

create or replace view desk.usage_standing as
select l.*
from club.usage_ledger l
where l.reversal_of is null
  and not exists (select from club.usage_ledger x
	where x.reversal_of = l.id);

revoke all on desk.usage_standing from public;

reset role;
