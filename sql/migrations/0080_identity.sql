-- SPDX-License-Identifier: GPL-3.0-or-later
-- People across systems (database.md 4).  An identity is one row of one
-- system; its keys and the words of its name are pure functions of that row.
-- Who is the same person is not stored: it is the component over equal trusted
-- keys and manual links, computed on read (functions/identity_component.sql).

set role desk_owner;

-- A row stays when its source is gone, without words and keys: links refer to
-- it, and a source that comes back is the same identity.
create table desk.identity (
	id bigint generated always as identity,
	system text not null,
	kind text not null,
	key text collate "C" not null,
	is_live boolean not null default true,
	words text[] not null,
	constraint identity_pkey primary key (id),
	constraint identity_source_key unique (system, kind, key),
	constraint identity_gone_check check (is_live or words = '{}')
);

-- What finds an identity and what joins it to others.  Not unique: two imports
-- that met the same value in opposite order would wait for each other.
-- Equality is not verification, so only trusted keys join; the others suggest.
--   email   lower case; trusted where it is unique in its own table
--   row     another row of the same system about the same person; trusted
--   phone   digits from the last to the first, so that its end is a prefix
--   name    the words of the name in the order of the alphabet
--   born    date of birth and name
--   number  of a membership card
--   scan    hash of an identity card
create table desk.identity_key (
	identity bigint not null,
	kind text not null,
	value text collate "C" not null,
	trusted boolean not null,
	constraint identity_key_pkey primary key (identity, kind, value),
	constraint identity_key_kind_check check (kind in ('email', 'row',
		'phone', 'name', 'born', 'number', 'scan'))
);
create index identity_key_value_idx on desk.identity_key (kind, value)
	include (identity, trusted);

-- Search tokens: every word of a name beside every other one, as in
-- desk.person_name, where it says why.
create table desk.identity_name (
	identity bigint not null,
	word text collate "C" not null,
	partner text collate "C" not null,
	main boolean not null
);
create index identity_name_identity_idx on desk.identity_name (identity);
create index identity_name_word_idx on desk.identity_name
	(word, partner) include (identity) where main;
create index identity_name_pair1_idx on desk.identity_name
	(left(word, 1), partner, word) include (identity);
create index identity_name_pair2_idx on desk.identity_name
	(left(word, 2), partner, word) include (identity);

-- Somebody knows that two are one person.  Ending the row undoes it.
create table desk.identity_link (
	id bigint generated always as identity,
	low bigint not null,
	high bigint not null,
	made_by integer not null,
	made_at timestamptz not null,
	reason text not null,
	ended_by integer,
	ended_at timestamptz,
	constraint identity_link_pkey primary key (id),
	constraint identity_link_low_fkey foreign key (low)
		references desk.identity (id),
	constraint identity_link_high_fkey foreign key (high)
		references desk.identity (id),
	constraint identity_link_made_by_fkey foreign key (made_by)
		references desk.staff (id),
	constraint identity_link_ended_by_fkey foreign key (ended_by)
		references desk.staff (id),
	constraint identity_link_order_check check (low < high),
	constraint identity_link_reason_check
		check (reason ~ '\S' and length(reason) <= 500),
	constraint identity_link_ended_check
		check ((ended_by is null) = (ended_at is null))
);
create unique index identity_link_open_key on desk.identity_link (low, high)
	where ended_at is null;
create index identity_link_high_idx on desk.identity_link (high);
create index identity_link_made_by_idx on desk.identity_link (made_by);
create index identity_link_ended_by_idx on desk.identity_link (ended_by);

-- A key that joins whom it should not: of one identity, or, without one, of
-- everybody.
create table desk.identity_mute (
	id bigint generated always as identity,
	kind text not null,
	value text collate "C" not null,
	identity bigint,
	made_by integer not null,
	made_at timestamptz not null,
	reason text not null,
	ended_by integer,
	ended_at timestamptz,
	constraint identity_mute_pkey primary key (id),
	constraint identity_mute_identity_fkey foreign key (identity)
		references desk.identity (id),
	constraint identity_mute_made_by_fkey foreign key (made_by)
		references desk.staff (id),
	constraint identity_mute_ended_by_fkey foreign key (ended_by)
		references desk.staff (id),
	constraint identity_mute_kind_check check (kind = 'email'),
	constraint identity_mute_reason_check
		check (reason ~ '\S' and length(reason) <= 500),
	constraint identity_mute_ended_check
		check ((ended_by is null) = (ended_at is null))
);
create unique index identity_mute_open_key on desk.identity_mute
	(kind, value, coalesce(identity, 0)) where ended_at is null;
create index identity_mute_identity_idx on desk.identity_mute (identity);
create index identity_mute_made_by_idx on desk.identity_mute (made_by);
create index identity_mute_ended_by_idx on desk.identity_mute (ended_by);

insert into desk.constraint_sentence (name, code, sentence) values
	('identity_source_key', 'limit', 'That person is in the index already'),
	('identity_gone_check', 'limit',
		'Whoever is gone has no name in the index'),
	('identity_key_kind_check', 'limit', 'There is no such kind of key'),
	('identity_link_low_fkey', 'missing', 'There is no such person'),
	('identity_link_high_fkey', 'missing', 'There is no such person'),
	('identity_link_made_by_fkey', 'missing',
		'There is no such member of staff'),
	('identity_link_ended_by_fkey', 'missing',
		'There is no such member of staff'),
	('identity_link_order_check', 'limit',
		'Two different people are needed to join them'),
	('identity_link_reason_check', 'reason',
		'Say in up to 500 characters why they are one person'),
	('identity_link_ended_check', 'limit',
		'Whoever ends a link is on record'),
	('identity_link_open_key', 'limit', 'These two are joined already'),
	('identity_mute_identity_fkey', 'missing', 'There is no such person'),
	('identity_mute_made_by_fkey', 'missing',
		'There is no such member of staff'),
	('identity_mute_ended_by_fkey', 'missing',
		'There is no such member of staff'),
	('identity_mute_kind_check', 'limit', 'Only an e-mail can be muted'),
	('identity_mute_reason_check', 'reason',
		'Say in up to 500 characters why that key joins nobody'),
	('identity_mute_ended_check', 'limit',
		'Whoever ends it is on record'),
	('identity_mute_open_key', 'limit', 'That key joins nobody already');

reset role;
