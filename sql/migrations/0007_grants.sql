-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the club's own application may do with its tables.  Staff roles get no
-- table at all: they call functions (database.md 7).  The two records of what
-- was done are written, never changed.

set role desk_owner;

grant select, insert, update, delete on all tables in schema club to club_app;
revoke update, delete on club.admin_audit_log, club.booking_payment_audit
	from club_app;

-- The transition trigger runs with the writer's own rights.
grant select on desk.booking_transition to club_app;

reset role;
