-- SPDX-License-Identifier: GPL-3.0-or-later
-- In which systems a person is, and under which name, e-mail and phone each of
-- them knows the person: mostly the same, else spelt as people and forms do.

set role desk_owner;

-- The system a person came to first.  The first thousand fill the club with
-- its members and the other four with everybody else; of those beyond, the
-- club has its share.
create function demo.first_system(n integer) returns text
language sql immutable
return case
	when n <= demo.first_members() then 'club'
	when n <= 1000 then demo.pick(n, 'first', array['academy', 'counter',
		'counter', 'gym', 'gym', 'platform', 'platform'])
	else demo.pick(n, 'first', array['club', 'club', 'club', 'academy',
		'counter', 'counter', 'gym', 'platform', 'platform',
		'platform'])
end;

create function demo.is_in(n integer, system text) returns boolean
language sql immutable
return demo.first_system(n) = system
	or demo.dice(n, 'also ' || system, 100) < 9
		and (system <> 'club' or n > 1000);

-- Short forms that people go by.
create table demo.short_name as
select split_part(p, ':', 1) as given, split_part(p, ':', 2) as short
from unnest('{Oliver:Ollie,Thomas:Tom,Charlotte:Lottie,Daniel:Dan,Sophie:Soph,'
	'James:Jim,Emily:Em,Amelia:Millie,Declan:Dec,José:Pepe,Javier:Javi,'
	'Manuel:Manolo,Carmen:Mamen,Beatriz:Bia,Conceição:São,François:Fanch,'
	'Ulrike:Uli,Friederike:Rike,Dieter:Didi,Anneke:An,Pieter:Piet,'
	'Gabriele:Lele,Małgorzata:Gosia,Agnieszka:Aga,Wojciech:Wojtek,'
	'Kateřina:Káťa,Tomáš:Tom,Zsófia:Zsófi,Ioana:Oana,Snežana:Sneža,'
	'Sigurður:Siggi,Kostas:Kos,İbrahim:İbo,Yusuf:Yusef,Svetlana:Sveta,'
	'Dmitri:Dima,Nina:Nin,Vikram:Vik,Lakshmi:Laks,Rodrigo:Rod,Dawit:Dave}'
	::text[]) p;

-- One way of spelling a name in seven (the rest: as it is).  At a counter
-- somebody else writes, so a name that is heard is misheard.
create function demo.spell(n integer, system text, given text, family text)
returns table (spelt_given text, spelt_family text)
language sql stable
as $$
	select case v.way
			when 0 then desk.fold(given)
			when 1 then coalesce((select s.short
				from demo.short_name s
				where s.given = spell.given), given)
			when 2 then left(given, 1) || case
				when given ~ '^[A-Z]' then '.' else '' end
			when 3 then split_part(given, ' ', 1)
			when 4 then ext.unaccent('ext.unaccent'::regdictionary,
				given)
			else given end,
		case v.way
			when 0 then desk.fold(family)
			when 3 then split_part(split_part(family, ' ', 1), '-',
				1)
			when 4 then ext.unaccent('ext.unaccent'::regdictionary,
				family)
			when 5 then upper(family)
			-- two letters the wrong way round
			when 6 then overlay(family placing
				substr(family, v.at + 1, 1)
				|| substr(family, v.at, 1) from v.at for 2)
			else family end
	from (select demo.dice(n, 'spelt ' || system, case system
			when 'counter' then 14 else 24 end) as way,
		2 + demo.dice(n, 'slip ' || system,
			greatest(length(family) - 3, 1)) as at) v;
$$;

create function demo.spell_email(n integer, system text, email text,
	other text) returns text
language sql immutable
return case
	when demo.dice(n, 'mail ' || system, 20) = 0 then initcap(email)
	when demo.dice(n, 'mail ' || system, 20) in (1, 2) then other
	when demo.dice(n, 'mail ' || system, 20) = 3
		then replace(email, '@', '+' || system || '@')
	else email
end;

-- phone: +1 310 555 0123
create function demo.spell_phone(n integer, system text, phone text)
returns text
language sql immutable
return case demo.dice(n, 'phone ' || system, 12)
	when 0 then regexp_replace(phone, '^\+1 (\d+) (\d+) (\d+)$',
		'(\1) \2-\3')
	when 1 then regexp_replace(phone, '^\+1 (\d+) (\d+) (\d+)$',
		'\1-\2-\3')
	when 2 then regexp_replace(phone, '\D', '', 'g')
	when 3 then replace(phone, '+1 ', '001 ')
	-- has another one by now
	when 4 then overlay(phone placing
		lpad(demo.dice(n, 'number ' || system, 10000)::text, 4, '0')
		from length(phone) - 3)
	else phone
end;

-- Persons first … last, as their systems know them.
create function demo.make_known(first integer, last integer) returns void
language sql
as $$
	with lists as materialized (
		select h.system, h.people, p.*,
			demo.first_system(p.n) = h.system as is_first
		from demo.person p
		cross join demo.headcount h
		where p.n between first and last
		  and demo.is_in(p.n, h.system)
	), made as (
		insert into demo.known (system, place, n, id, name, given,
			family, email, phone, born, language, since)
		select l.system, l.people + row_number() over (
				partition by l.system order by l.n), l.n,
			case when l.system = 'club' then l.id
				else md5(l.system || l.id)::uuid end,
			case when s.given is null then l.name
				when l.name like '%, %'
					then s.family || ', ' || s.given
				when strpos(l.name, ' ') = 0
					then s.family || s.given
				else s.given || ' ' || s.family end,
			coalesce(s.given, l.given),
			coalesce(s.family, l.family),
			case when l.is_first then l.email
				else demo.spell_email(l.n, l.system, l.email,
					l.other_email) end,
			case when l.is_first then l.phone
				else demo.spell_phone(l.n, l.system, l.phone)
				end, l.born, l.language, l.since
				+ case when l.is_first then 0
				else demo.dice(l.n, 'since ' || l.system,
					demo.began() - l.since) end
		from lists l
		left join lateral (
			select x.spelt_given as given, x.spelt_family as family
			from demo.spell(l.n, l.system, l.given, l.family) x
			where not l.is_first) s on true
		returning system
	)
	update demo.headcount h
	set people = h.people + m.more
	from (select system, count(*) as more from made group by system) m
	where m.system = h.system;
$$;

reset role;
