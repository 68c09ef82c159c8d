-- SPDX-License-Identifier: GPL-3.0-or-later
-- The people of all five systems: a thousand at scale 1, each in one system or
-- several, and in each under the name, e-mail and phone they gave there, which
-- is not always the same.  Everything about person n follows from n and the
-- seed.  The club's members of 050_people.sql are the first of them.

set role desk_owner;

create unlogged table demo.person (
	n integer not null,
	id uuid not null,
	origin text not null,
	-- ISO 639
	language text not null,
	given text not null,
	family text not null,
	name text not null,
	email text not null,
	other_email text not null,
	phone text not null,
	born date not null,
	-- joined the first of their systems
	since date not null,
	constraint person_pkey primary key (n)
);

-- How a system knows a person: the k-th of its people, without gaps from 1.
create unlogged table demo.known (
	system text not null,
	place integer not null,
	n integer not null,
	-- for keys of that system
	id uuid not null,
	name text not null,
	given text not null,
	family text not null,
	email text not null,
	phone text not null,
	born date not null,
	language text not null,
	since date not null,
	constraint known_pkey primary key (system, place),
	constraint known_n_key unique (n, system)
);

-- How many of a system's people are laid out so far.
create table demo.headcount (
	system text not null,
	people integer not null,
	constraint headcount_pkey primary key (system)
);

insert into demo.headcount
select s, 0 from unnest(array['club', 'academy', 'counter', 'gym',
	'platform']) s;

create function demo.people_of(system text) returns integer
language sql stable
as $$
	select h.people from demo.headcount h
	where h.system = people_of.system;
$$;

-- How many members the club has at any scale: what the lists of names say.
do $$
begin
	execute format('create function demo.first_members() returns integer '
		'language sql immutable return %s',
		(select sum(l.members) from demo.name_list() l));
end
$$;

-- These members, numbered from 1.  Reserved
-- second-level domains, and the exchange that telephone companies leave to
-- fiction.
create function demo.club_members()
returns table (n integer, id text, origin text, given text, family text,
	name text, mail text, email text, other_email text, phone text,
	since date)
language sql stable
as $$
	with member as (
		select x.*, demo.mail_name(x.name) as mail,
			md5('member ' || x.name)::uuid::text as id,
			row_number() over (order by md5(x.name)) as number
		from demo.names() x
		where x.place <= x.members
	), numbered as (
		select m.*, row_number() over (partition by m.mail
			order by m.name) as namesake
		from member m
	)
	select m.number::integer, m.id, m.origin, m.given, m.family, m.name,
		m.mail,
		m.mail || case when m.namesake > 1 then m.namesake::text
			else '' end || demo.one_of('at' || m.name,
			array['@example.com', '@example.org', '@example.net']),
		m.mail || '.' || demo.roll('other' || m.id, 900) + 100
			|| '@mail.example',
		'+1 ' || demo.one_of('area' || m.name,
			array['213', '310', '323', '424', '626', '818'])
			|| ' 555 ' || lpad((1000 + m.number * 7919 % 9000)::text,
			4, '0'),
		demo.began() - 90 - demo.roll('since' || m.name, 3000)
	from numbered m;
$$;

-- One slot for each of them, so that a throw finds an origin as often as the
-- club has it.
create table demo.origin_slot as
select row_number() over (order by l.origin, g) - 1 as slot, l.origin,
	l.written, l.given, l.family,
	case when l.origin = 'spanish' then 'es'
		when l.origin in ('portuguese', 'french', 'german', 'italian',
			'polish', 'turkish', 'arabic') and g % 3 = 0
			then substr('ptfrdeitpltrar', 2 * array_position(array[
				'portuguese', 'french', 'german', 'italian',
				'polish', 'turkish', 'arabic'], l.origin) - 1,
				2)
		else 'en' end as language
from demo.name_list() l, generate_series(1, l.members) g;

-- Family names beyond the lists: a large city has thousands.
create function demo.more_family(n bigint) returns text
language sql immutable
return demo.pick(n, 'stem', array['Ash', 'Barn', 'Bell', 'Black', 'Bran',
	'Burn', 'Cald', 'Carl', 'Crest', 'Dal', 'Dorn', 'East', 'Eld', 'Falk',
	'Fern', 'Gar', 'Glen', 'Grun', 'Hal', 'Hart', 'Hav', 'Holm', 'Ing',
	'Kel', 'Kirk', 'Lang', 'Lind', 'Lund', 'Mar', 'Mel', 'Mor', 'Nor',
	'Oak', 'Ost', 'Pend', 'Quar', 'Rav', 'Ros', 'Sand', 'Sel', 'Stan',
	'Stern', 'Thorn', 'Tor', 'Und', 'Val', 'Ven', 'Wal', 'West', 'Wind',
	'Wood', 'Zell'])
	|| demo.pick(n, 'ending', array['acre', 'ard', 'berg', 'bridge',
	'brook', 'by', 'cott', 'croft', 'dale', 'den', 'er', 'ero', 'feld',
	'field', 'ford', 'gate', 'ham', 'house', 'ing', 'land', 'ley', 'low',
	'man', 'mann', 'more', 'ner', 'ova', 'quist', 'ridge', 'sen', 'shaw',
	'ski', 'son', 'stein', 'stead', 'ström', 'thorpe', 'ton', 'well',
	'worth']);

create function demo.born(n integer) returns date
language sql immutable
return demo.began() - 18 * 366 - demo.dice(n, 'born', 60 * 365);

-- Name, e-mail and the rest of persons first … last, who are not among the
-- club's first members.
create function demo.make_people(first integer, last integer) returns void
language sql
as $$
	insert into demo.person (n, id, origin, language, given, family, name,
		email, other_email, phone, born, since)
	select f.n, md5(demo.seed() || ' person ' || f.n)::uuid, f.origin,
		f.language, f.given, f.family, f.name,
		f.mail || f.n || demo.pick(f.n, 'at', array['@example.com',
			'@example.org', '@example.net']),
		f.mail || '.' || f.n || '@mail.example',
		format('+1 %s 555 %s', 201 + demo.dice(f.n, 'area', 780),
			lpad(demo.dice(f.n, 'phone', 10000)::text, 4, '0')),
		demo.born(f.n), demo.began() - 20 - demo.dice(f.n, 'since', 2000)
	from (
		select g.n, o.origin, o.language, w.given, w.family,
			demo.full_name(o.written, w.given, w.family) as name,
			demo.mail_name(w.given || ' ' || w.family) as mail
		from (select x as n, demo.dice(x, 'origin',
				(select count(*)::integer
				from demo.origin_slot)) as slot
			from generate_series(first, last) x) g
		join demo.origin_slot o on o.slot = g.slot
		cross join lateral (
			select demo.pick(g.n, 'given', o.given)
				|| case when o.written = 'west'
					and demo.dice(g.n, 'middle', 8) = 0
					then ' ' || demo.pick(g.n, 'second',
						o.given) else '' end as given,
				case when o.written = 'west'
					and demo.dice(g.n, 'listed', 5) < 2
					then demo.more_family(g.n)
				else demo.pick(g.n, 'family', o.family) end
				as family) w
		) f;
$$;

-- The club's first members as persons.
create function demo.make_members() returns void
language sql
as $$
	insert into demo.person (n, id, origin, language, given, family, name,
		email, other_email, phone, born, since)
	select m.n, m.id::uuid, m.origin, case m.origin when 'spanish' then 'es'
			else 'en' end, m.given, m.family, m.name, m.email,
		m.other_email, m.phone, demo.born(m.n), m.since
	from demo.club_members() m;
$$;

reset role;
