-- SPDX-License-Identifier: GPL-3.0-or-later
-- Names that a club in a large city would have on its list: accents, other
-- alphabets, wide characters, compound family names, long and short ones.
-- They are made from lists, so nobody is meant.

set role desk_owner;

-- written: 'west' is given name first; 'east' has the family name first and is
-- kept with its comma, as are family names of several words; 'joined' has no
-- blank at all.
create function demo.name_list()
returns table (origin text, written text, members integer, given text[],
	family text[])
language sql immutable
begin atomic
	values
	('english', 'west', 44,
	 '{Oliver,Grace,Harry,Emily,Jack,Charlotte,Thomas,Sophie,George,Amelia,'
	 'James,Hannah,Daniel,Olivia,Ella,Noah,Zoe,Max}'::text[],
	 '{Smith,Johnson,Taylor,Walker,Harris,Cooper,Bennett,Foster,Marshall,'
	 'Pritchard-Vane,Hughes,Moss,Ellis,Gill,Chapman,Reed,Shaw,Cole}'::text[]),
	('irish', 'west', 14,
	 '{Siobhán,Niall,Aoife,Cormac,Róisín,Oisín,Gráinne,Declan}',
	 '{O''Brien,Murphy,Ó Súilleabháin,Byrne,Boyle,McCarthy,Ní Dhónaill}'),
	('welsh', 'west', 6, '{Rhys,Carys,Gwyn,Eleri,Llŷr}',
	 '{Llewellyn,Morgan,ap Gwilym,Prys}'),
	('spanish', 'west', 38,
	 '{María,José,Carmen,Luis,Lucía,Javier,Ana,Manuel,Elena,Diego,Sofía,'
	 'Íñigo,Paula,Andrés,Begoña,Raúl}',
	 '{García,Ruiz,García López,Fernández,Martínez,Núñez,Ibáñez,'
	 'García-Moll,Peña,Romero Ortiz,Castillo,Vega,Muñoz de la Torre}'),
	('portuguese', 'west', 18,
	 '{João,Beatriz,Tiago,Inês,Luís,Conceição,Rui,Mafalda,Thiago}',
	 '{Silva,Santos,Magalhães,Gonçalves,dos Anjos,Conceição,Simões}'),
	('french', 'west', 18,
	 '{Zoé,François,Élodie,Benoît,Chloé,Jérôme,Maëlle,Loïc,Hélène}',
	 '{Dupont,Lefèvre,Dubois,Besançon,L''Hermitte,de La Rochelle,Noël}'),
	('german', 'west', 20,
	 '{Jürgen,Käthe,Björn,Ulrike,Günther,Änne,Sören,Friederike,Kim,Dieter}',
	 '{Müller,Groß,Schäfer,Weber,Brandt,Köhler,Weiß,Dietrich,Hahn,Lang,'
	 'von Hohenfels}'),
	('dutch', 'west', 12,
	 '{Anneke,Joost,Sanne,Pieter,Maaike,Thijs}',
	 '{van der Berg,de Vries,Bakker,''t Hooft,van Dijk,IJsselmuiden}'),
	('italian', 'west', 14,
	 '{Giulia,Niccolò,Chiara,Matteo,Aurora,Gabriele,Elettra}',
	 '{Ferrari,Esposito,D''Angelo,Marchetti,Lo Bianco,Garzia,Ricci}'),
	('polish', 'west', 14,
	 '{Łukasz,Małgorzata,Paweł,Agnieszka,Wojciech,Żaneta,Michał}',
	 '{Wiśniewska,Nowak,Dąbrowski,Żółtowski,Szczepański,Grześkowiak}'),
	('czech', 'west', 12,
	 '{Jiří,Zdeňka,Ondřej,Šárka,Tomáš,Kateřina}',
	 '{Novák,Dvořáková,Černý,Růžičková,Říha,Žižka}'),
	('hungarian', 'east', 8,
	 '{Eszter,Gergő,Zsófia,Ádám,Örs}',
	 '{Nagy,Szűcs,Kőszegi,Hegedűs,Vörös}'),
	('romanian', 'west', 8, '{Ștefan,Ioana,Mihai,Ruxandra,Andrei}',
	 '{Popescu,Țurcanu,Bălan,Dănilă,Ionescu}'),
	('croatian', 'west', 10, '{Đorđe,Snežana,Mate,Željka,Luka,Tijana}',
	 '{Kovačević,Jurić,Đukić,Šimić,Petrović,Horvat}'),
	('nordic', 'west', 18,
	 '{Åsa,Bjørn,Søren,Ingrid,Håkon,Märta,Øystein,Freja,Lars}',
	 '{Åkerström,Sørensen,Lindqvist,Ødegård,Nyström,Bjerregaard,Ek}'),
	('finnish', 'west', 8, '{Päivi,Väinö,Aino,Yrjö,Tuulikki}',
	 '{Mäkinen,Korhonen,Hyvärinen,Järvi,Äijälä}'),
	('icelandic', 'west', 6, '{Þórunn,Sigurður,Ásdís,Ægir}',
	 '{Jónsdóttir,Guðmundsson,Þorvaldsson,Ásgeirsdóttir}'),
	('greek', 'west', 8, '{Eleni,Kostas,Dimitra,Yannis,Σοφία}',
	 '{Papadopoulos,Vlachou,Nikolaidis,Παπαδάκη,Economou}'),
	('turkish', 'west', 14,
	 '{Ayşe,Çağlar,Gül,İbrahim,Özge,Şükrü,Deniz,Ümit}',
	 '{Yılmaz,Kaya,Öztürk,Çelik,Şahin,Doğan,Işık}'),
	('arabic', 'west', 14,
	 '{Rania,Omar,Layla,Khalid,Nour,Yusuf,Salma,Tariq}',
	 '{Haddad,al-Masri,Khoury,Ben Youssef,Mansour,El Amrani,Aziz}'),
	('persian', 'west', 8, '{Shirin,Arash,Parisa,Dariush,Mehr}',
	 '{Rostami,Tehrani,Farahani,Shirazi,Kamali}'),
	('hebrew', 'west', 6, '{Noa,Eitan,Tamar,Uri}',
	 '{Ben-David,Katz,Shapira,Mizrahi}'),
	('indian', 'west', 22,
	 '{Aarav,Priya,Rohan,Ananya,Vikram,Lakshmi,Arjun,Meera,Sanjay,Divya}',
	 '{Sharma,Venkataraman,Iyer,Mukherjee,Patel,Ranganathan,Singh,'
	 'Krishnamurthy}'),
	('chinese', 'west', 12, '{Wei,Xiaoming,Li,Jing,Yutong,Zhiyuan}',
	 '{Chen,Wang,Zhang,Ouyang,Lü,Xu}'),
	('han', 'joined', 10, '{小明,丽华,志远,欣怡,伟,思聪}',
	 '{王,欧阳,陈,司马,林}'),
	('japanese', 'west', 10, '{Yuki,Haruto,Sakura,Ren,Kōji,Naoko}',
	 '{Tanaka,Itō,Kobayashi,Ōno,Nakamura,Fujiwara}'),
	('kanji', 'joined', 8, '{太郎,花子,健一,さくら,翔}',
	 '{山田,佐々木,勅使河原,高橋}'),
	('korean', 'west', 10, '{Ji-woo,Min-jun,Seo-yeon,Hyun,Eun-ji}',
	 '{Kim,Park,Lee,Choi,Namgung}'),
	('hangul', 'joined', 6, '{민준,서연,지우,하은}', '{김,박,남궁,이}'),
	('vietnamese', 'east', 14,
	 '{Thị Minh Khai,Văn Hùng,Bảo Ngọc,Quốc Anh,Thu Hà,Đức}',
	 '{Nguyễn,Trần,Phạm,Đặng,Võ,Lê}'),
	('filipino', 'west', 8, '{Jun-Jun,Maricel,Rodrigo,Luzviminda,Bayani}',
	 '{Dela Cruz,Magsaysay,Bautista,Macapagal}'),
	('nigerian', 'west', 12,
	 '{Chukwuemeka,Ngozi,Adébáyọ̀,Funmiláyọ̀,Daniel,Ìfé}',
	 '{Okafor,Adeyemi,Nwachukwu,Ọlátúnjí,Eze,Balogun}'),
	('ethiopian', 'west', 6, '{Selam,Abebe,Tigist,Dawit}',
	 '{Tesfaye,Bekele,Haile,Wolde}'),
	('hawaiian', 'west', 4, '{Keʻala,Kaimana,Leilani}',
	 '{Kahananui,Kealiʻihōʻikaikamakamae}'),
	('long', 'west', 1, '{Maria Magdalena Wilhelmina}',
	 '{von Hohenstaufen-Rosenberg zu Lichtenau}'),
	('russian', 'west', 12, '{Ivan,Svetlana,Dmitri,Olga,Nina,Piotr}',
	 '{Petrov,Kuznetsova,Volkov,Lebedeva,Sidorov}'),
	('cyrillic', 'west', 6, '{Оксана,Тарас,Ганна,Їжак}',
	 '{Шевченко,Коваленко,Єфименко,Щербак}');
end;

create function demo.full_name(written text, given text,
	family text) returns text
language sql immutable
return case
	when written = 'joined' then family || given
	when written = 'east' or strpos(family, ' ') > 0
		then family || ', ' || given
	else given || ' ' || family
end;

-- Letters and digits for an e-mail, as far as the name has any.
create function demo.mail_name(name text) returns text
language sql stable
return coalesce(nullif(btrim(regexp_replace(lower(ext.unaccent(
	regexp_replace(name, '^(.*), (.*)$', '\2 \1'))),
	'[^a-z0-9]+', '.', 'g'), '.'), ''), 'member');

-- Every name once, numbered within its origin: members take the first, guests
-- the next.
create function demo.names()
returns table (origin text, members integer, place integer, name text,
	given text, family text)
language sql immutable
begin atomic
	select l.origin, l.members, row_number() over (partition by l.origin
			order by md5(l.origin || g || f))::integer,
		demo.full_name(l.written, g, f), g, f
	from demo.name_list() l, unnest(l.given) g, unnest(l.family) f;
end;

reset role;
