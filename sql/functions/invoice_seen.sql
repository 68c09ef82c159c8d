-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether the person signed in may see an invoice of platform, which they may
-- when they see its subscription (subscription_seen.sql) or it has none.

set role desk_owner;

create or replace function desk.invoice_seen(invoice uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	return exists (
		select from platform.invoices i
		where i.id = invoice
		  and (i.subscription_id is null
			or desk.subscription_seen(i.subscription_id)));
end
$$;

revoke all on function desk.invoice_seen(uuid) from public;
grant execute on function desk.invoice_seen(uuid)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
