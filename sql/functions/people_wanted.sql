-- SPDX-License-Identifier: GPL-3.0-or-later
-- The people that somebody typed, at most `cap` and one: by e-mail, by the end
-- of a phone number, by the words of a name; when those find nobody, by names
-- that look alike.  `matched` says which.

set role desk_owner;

create or replace function desk.people_wanted(wanted text, cap integer,
	out people integer[], out matched text)
language plpgsql stable
as $$
declare
	typed text := lower(btrim(left(wanted, 200)));
	tail text := reverse(regexp_replace(typed, '[^0-9]', '', 'g'));
	words text[];
begin
	people := '{}';
	if strpos(typed, '@') > 0 then
		matched := 'e-mail';
		people := array(
			select p.id from desk.person p
			where p.email >= typed
			  and p.email < desk.prefix_end(typed)
			union
			select p.id
			from club.user_linked_emails l
			join desk.person p on p.email = lower(l.primary_email)
			where lower(l.linked_email) = typed
			limit cap + 1);
		return;
	elsif typed ~ '^[0-9 ()+./-]+$' then
		matched := 'phone';
		if length(tail) >= 3 then
			people := array(
				select p.id from desk.person p
				where p.phone_tail >= tail
				  and p.phone_tail < desk.prefix_end(tail)
				limit cap + 1);
		end if;
		return;
	end if;

	words := desk.name_words(typed);
	if cardinality(words) = 0 then
		return;
	end if;
	matched := 'name';
	people := desk.people_by_name(words, cap + 1);
	if cardinality(people) = 0 then
		matched := 'sounds alike';
		people := desk.people_like_name(words, cap + 1);
	end if;
end
$$;

revoke all on function desk.people_wanted(text, integer) from public;

reset role;
