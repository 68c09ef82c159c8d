-- SPDX-License-Identifier: GPL-3.0-or-later
-- Is what an administrator gave for a person fit to be kept?  Null was not
-- given, and an empty e-mail is none.

set role desk_owner;

create or replace function desk.staff_words_check(job text, email text,
	waive_limit text) returns void
language plpgsql
as $$
begin
	if job not in ('frontdesk', 'manager', 'support') then
		perform desk.refuse('limit',
			'A role is frontdesk, manager or support');
	end if;
	if email !~ '^[^@\s]+@[^@\s]+$' and email <> '' then
		perform desk.refuse('limit', 'That is no e-mail address');
	end if;
	if waive_limit !~ '^[0-9]{1,7}([.][0-9]{1,2})?$' then
		perform desk.refuse('limit', 'A limit is an amount like 25.00');
	end if;
end
$$;

revoke all on function desk.staff_words_check(text, text, text) from public;

reset role;
