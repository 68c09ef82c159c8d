-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a column of the five systems is to the people at a desk (database.md 7).
-- The rows are written by sql/functions/zz_columns_*.sql, a file a system,
-- which are the list to read and to change.

set role desk_owner;

create table desk.column_class (
	relation text not null,
	name name not null,
	class text not null,
	constraint column_class_pkey primary key (relation, name),
	constraint column_class_check
		check (class in ('open', 'masked', 'secret', 'medical'))
);
comment on table desk.column_class is
	'open: staff may read it; masked: shown one at a time, on record; '
	'medical: the same, for those who look after the person; '
	'secret: leaves the database to nobody';

-- Open columns are read where they stand.
grant usage on schema club to desk_frontdesk, desk_manager, desk_support;

reset role;
