-- SPDX-License-Identifier: GPL-3.0-or-later
-- platform: what stays as it was: the roles that the system stands on, which
-- variant somebody got, and the record of what was done (document 004, 3, 5, 6).

set role desk_owner;

drop trigger if exists a_stays on platform.roles;
create trigger a_stays before delete on platform.roles
	for each row when (old.is_system_role)
	execute function desk.never_changes('A system role is not deleted');

drop trigger if exists a_keeps_name on platform.roles;
create trigger a_keeps_name before update on platform.roles
	for each row when (old.is_system_role
		and (not new.is_system_role or new.name <> old.name))
	execute function desk.never_changes(
		'A system role keeps its name and stays one');

drop trigger if exists a_stays on platform.experiment_assignments;
create trigger a_stays before update on platform.experiment_assignments
	for each row when ((old.experiment_id, old.user_id, old.variant_name)
		is distinct from (new.experiment_id, new.user_id,
		new.variant_name))
	execute function desk.never_changes(
		'Whoever got a variant keeps it');

drop trigger if exists append_only on platform.activities;
create trigger append_only before update or delete or truncate
	on platform.activities
	for each statement execute function desk.append_only();

reset role;
