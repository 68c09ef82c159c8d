-- SPDX-License-Identifier: GPL-3.0-or-later
-- How it stands with what was to be signed: "Mia signed it at 14:07".

set role desk_owner;

create or replace function desk.signover_state_words(wish desk.signover)
returns text
language plpgsql stable
as $$
begin
	return case wish.state
		when 'open' then 'It waits for a manager'
		when 'withdrawn' then 'It was taken back'
		when 'expired' then 'It was not signed in time'
		else format('%s %s it', (select desk.verbatim(
					desk.staff_name(s.login))
				from desk.staff s
				where s.id = wish.answered_by),
			wish.state) end
		|| case when wish.state <> 'open' then ' at ' || to_char(
			wish.answered_at at time zone
				desk.setting_text('club', 'zone'), 'HH24:MI')
		else '' end;
end
$$;

revoke all on function desk.signover_state_words(desk.signover) from public;

reset role;
