-- SPDX-License-Identifier: GPL-3.0-or-later
-- Tells the consoles that a unit is out of order, or in order again: its own
-- row tells nothing of it (database.md 6).

set role desk_owner;

create or replace trigger watch_insert after insert on desk.counter_closed
	referencing new table as new_rows
	for each statement
	execute function desk.counter_watch('rooms lockers', '{}');
create or replace trigger watch_update after update on desk.counter_closed
	referencing old table as old_rows new table as new_rows
	for each statement
	execute function desk.counter_watch('rooms lockers', '{}');
create or replace trigger watch_delete after delete on desk.counter_closed
	referencing old table as old_rows
	for each statement
	execute function desk.counter_watch('rooms lockers', '{}');

reset role;
