-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was signed and what was logged at the counter stays as it is, whoever
-- asks (document 002 "agreement_signatures").

set role desk_owner;

drop trigger if exists append_only on counter.agreement_signatures;
create trigger append_only before update or delete or truncate
	on counter.agreement_signatures
	for each statement execute function desk.append_only();

drop trigger if exists append_only on counter.audit_log;
create trigger append_only before update or delete or truncate
	on counter.audit_log
	for each statement execute function desk.append_only();

reset role;
