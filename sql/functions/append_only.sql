-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was done stays written: the club's records of staff actions, of money
-- and of its own checks, and what became of the staff, refuse every change,
-- whoever asks.

set role desk_owner;

create or replace function desk.append_only() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
	raise exception '%.% is only ever added to', tg_table_schema,
		tg_table_name using errcode = 'insufficient_privilege';
end
$$;

drop trigger if exists append_only on club.admin_audit_log;
create trigger append_only before update or delete or truncate
	on club.admin_audit_log
	for each statement execute function desk.append_only();

drop trigger if exists append_only on club.booking_payment_audit;
create trigger append_only before update or delete or truncate
	on club.booking_payment_audit
	for each statement execute function desk.append_only();

drop trigger if exists append_only on club.billing_audit_log;
create trigger append_only before update or delete or truncate
	on club.billing_audit_log
	for each statement execute function desk.append_only();

drop trigger if exists append_only on club.integrity_audit_log;
create trigger append_only before update or delete or truncate
	on club.integrity_audit_log
	for each statement execute function desk.append_only();

drop trigger if exists append_only on desk.staff_change;
create trigger append_only before update or delete or truncate
	on desk.staff_change
	for each statement execute function desk.append_only();

revoke all on function desk.append_only() from public;

reset role;
