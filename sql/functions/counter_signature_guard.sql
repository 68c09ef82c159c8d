-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is signed is the active agreement, word for word (document 002
-- "agreement_signatures"), and the block it is for is signed thereby. The
-- agreement's row is locked: it neither changes nor retires meanwhile.

set role desk_owner;

create or replace function desk.counter_signature_guard() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
declare
	agreement counter.agreements;
begin
	select * into agreement
	from counter.agreements a where a.id = new.agreement_id
	for share;
	if not found then
		return new; -- the reference will say so
	elsif not agreement.active then
		perform desk.refuse('state', 'That agreement is not the active '
			'one');
	elsif new.agreement_version <> agreement.version
		or new.agreement_text_snapshot <> agreement.body_text then
		perform desk.refuse('stale', 'The text that was signed is not '
			'that of the agreement');
	end if;

	update counter.checkin_blocks b
	set agreement_signed = true
	where b.id = new.checkin_block_id and not b.agreement_signed;
	return new;
end
$$;

drop trigger if exists b_guard on counter.agreement_signatures;
create trigger b_guard before insert on counter.agreement_signatures
	for each row execute function desk.counter_signature_guard();

revoke all on function desk.counter_signature_guard() from public;

reset role;
