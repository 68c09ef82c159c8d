-- SPDX-License-Identifier: GPL-3.0-or-later
-- The identities of any system that somebody typed, at most `cap` and one: by
-- e-mail, by the end of a phone number, by the number of a card, by the words
-- of a name; when those find nobody, by names that look alike.  `matched` says
-- which.

set role desk_owner;

create or replace function desk.identities_wanted(wanted text, cap integer,
	out identities bigint[], out matched text)
language plpgsql stable
set plan_cache_mode = force_generic_plan
set jit = off
as $$
declare
	typed text := lower(btrim(left(wanted, 200)));
	tail text := reverse(regexp_replace(typed, '[^0-9]', '', 'g'));
	words text[];
	word text;
	other text;
begin
	identities := '{}';
	if typed = '' or typed is null then
		return;
	elsif strpos(typed, '@') > 0 then
		matched := 'e-mail';
		identities := desk.identities_by_key('email', typed, cap + 1);
		return;
	elsif typed ~ '[0-9]' and strpos(typed, ' ') = 0 then
		matched := 'number';
		identities := desk.identities_by_key('number', typed, cap + 1);
	end if;
	if typed ~ '^[0-9 ()+./-]+$' and identities = '{}' then
		matched := 'phone';
		if length(tail) >= 3 then
			identities := desk.identities_by_key('phone', tail,
				cap + 1);
		end if;
	end if;
	words := desk.name_words(typed);
	if identities <> '{}' or words = '{}' then
		return;
	end if;

	matched := 'name';
	identities := desk.identities_by_name(words, cap + 1);
	if identities = '{}' then
		matched := 'sounds alike';
		foreach word in array desk.spellings(words[1]) loop
			foreach other in array desk.spellings(words[2]) loop
				identities := identities
					|| desk.identities_by_name(array_remove(
					array[word, other], null), cap + 1
					- cardinality(identities));
			end loop;
		end loop;
	end if;
end
$$;

revoke all on function desk.identities_wanted(text, integer) from public;

reset role;
