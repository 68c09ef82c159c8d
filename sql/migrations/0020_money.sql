-- SPDX-License-Identifier: GPL-3.0-or-later
-- What prices, the roster and the search for people need beyond the club's own
-- tables: two settings, and the index of names (technical.md 9, database.md 4).

set role desk_owner;

insert into desk.setting (system, key, value) values
	-- domain.md 2.1: the products of a day pass
	('club', 'day_pass_workspace_minor', '2500'),
	-- domain.md 2.5: a pass comes back with at least so long to go
	('club', 'pass_return_minutes', '60');

-- Everybody who can be found: members and guests.  Kept by triggers with pure
-- functions of one row; see desk.person_expected for what belongs in here.
create table desk.person (
	id integer generated always as identity,
	user_id varchar,
	guest_id integer,
	-- the digits of the phone from the last to the first, so that its end
	-- is found as a prefix
	phone_tail text collate "C",
	email text collate "C",
	words text[] not null,
	constraint person_pkey primary key (id),
	constraint person_user_key unique (user_id),
	constraint person_guest_key unique (guest_id),
	constraint person_one_source_check
		check (num_nonnulls(user_id, guest_id) = 1)
);
create index person_phone_idx on desk.person (phone_tail)
	where phone_tail is not null;
create index person_email_idx on desk.person (email)
	where email is not null;

-- Every word of a name beside every other one, both ways round: "gar mar" and
-- "mar gar" are each one contiguous range of an index, however common either
-- half is.  A name of one word has an empty partner.  `main` marks one row for
-- each word, for searches with a single one.  Hits come in the index's order:
-- to order them otherwise, thousands of people would have to be looked up.
create table desk.person_name (
	person integer not null,
	word text collate "C" not null,
	partner text collate "C" not null,
	main boolean not null
);
create index person_name_person_idx on desk.person_name (person);
create index person_name_word_idx on desk.person_name
	(word, partner) include (person) where main;
create index person_name_pair1_idx on desk.person_name
	(left(word, 1), partner, word) include (person);
create index person_name_pair2_idx on desk.person_name
	(left(word, 2), partner, word) include (person);

-- The different words of all names, for finding a misspelt one.  Not unique:
-- two imports that met a new word in opposite order would deadlock over the
-- key, and a word that stands here twice does no harm.
create table desk.name_word (
	word text collate "C" not null
);
create index name_word_idx on desk.name_word (word);
create index name_word_trgm_idx on desk.name_word
	using gin (word ext.gin_trgm_ops);

-- A host's guest of the same name is the same guest.
create index guests_name_idx on club.guests (lower(name));

insert into desk.constraint_sentence (name, code, sentence) values
	('person_user_key', 'limit', 'The member stands in the index already'),
	('person_guest_key', 'limit', 'The guest stands in the index already'),
	('person_one_source_check', 'limit',
		'A person of the index is a member or a guest');

reset role;
