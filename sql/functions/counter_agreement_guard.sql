-- SPDX-License-Identifier: GPL-3.0-or-later
-- What has been signed keeps its text: a new version is a new row (document 002
-- "agreements").

set role desk_owner;

create or replace function desk.counter_agreement_guard() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	if tg_op = 'UPDATE' and (new.version, new.title, new.body_text)
		= (old.version, old.title, old.body_text) then
		return new;
	end if;
	if exists (select from counter.agreement_signatures s
		where s.agreement_id = old.id) then
		perform desk.refuse('state',
			'An agreement that was signed keeps its text');
	end if;
	return case tg_op when 'DELETE' then old else new end;
end
$$;

drop trigger if exists b_guard on counter.agreements;
create trigger b_guard before update or delete on counter.agreements
	for each row execute function desk.counter_agreement_guard();

revoke all on function desk.counter_agreement_guard() from public;

reset role;
