-- SPDX-License-Identifier: GPL-3.0-or-later
-- What stands between a party and its bay, all of it at once and in the order
-- of domain.md 2.6: the roster, the session, what is owed; then the time.
-- Whether its state allows a check-in at all is desk.booking_bar()'s to say.

set role desk_owner;

create or replace function desk.check_in_guards(booking integer)
returns jsonb
language plpgsql stable
as $$
declare
	b record;
	heads integer;
	now timestamp := desk.local_now('club');
	opens timestamp;
	guards jsonb := '[]';
begin
	select * into b from desk.booking_find(booking);
	heads := desk.head_count(booking);
	if b.declared > 1 and heads < b.declared then
		guards := guards || desk.guard('roster', format(
			'%s of %s players named', heads, b.declared));
	end if;
	if b.session_id is null and b.resource_id is null then
		guards := guards || desk.guard('session',
			'It has no bay yet');
	end if;
	if desk.booking_owed(booking) > 0 then
		guards := guards || desk.guard('owed',
			desk.owed_sentence(booking));
	end if;
	opens := b.starts - make_interval(mins =>
		desk.setting_int('club', 'early_check_in_minutes'));
	if now < opens then
		guards := guards || desk.guard('early', format(
			'It begins at %s%s; check-in opens at %s',
			case when b.starts::date <> now::date
				then to_char(b.starts, 'Dy DD Mon ') else ''
				end,
			to_char(b.starts, 'HH24:MI'),
			to_char(opens, 'HH24:MI')));
	elsif now >= b.ends then
		guards := guards || desk.guard('late', format(
			'It ended at %s: mark it attended or a no-show',
			to_char(b.ends, 'HH24:MI')));
	end if;
	return guards;
end
$$;

revoke all on function desk.check_in_guards(integer) from public;

reset role;
