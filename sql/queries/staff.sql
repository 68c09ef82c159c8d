-- SPDX-License-Identifier: GPL-3.0-or-later
-- `opsdesk staff`: an administrator's own questions.

-- organisations and teams: one a line; null leaves a change's as they are.
-- name: staff_add
-- rows: one
-- $1: text   login
-- $2: text   person
-- $3: text   role
-- $4: text   email
-- $5: text   desk
-- $6: text   waive_limit
-- $7: text   organisations
-- $8: text   teams
-- $9: text   platform_user
-- $10: text  verifier
-- returns: said text
SELECT desk.staff_add($1, $2, $3, $4, $5, $6, string_to_array($7, E'\n'),
	string_to_array($8, E'\n'), $9, $10) AS said;

-- name: staff_change
-- rows: one
-- $1: text   login
-- $2: text   person
-- $3: text   role
-- $4: text   email
-- $5: text   desk
-- $6: text   waive_limit
-- $7: text   organisations
-- $8: text   teams
-- $9: text   platform_user
-- $10: text  verifier
-- returns: said text
SELECT desk.staff_change($1, $2, $3, $4, $5, $6, string_to_array($7, E'\n'),
	string_to_array($8, E'\n'), $9, $10) AS said;

-- name: staff_disable
-- rows: one
-- $1: text   login
-- returns: said text
SELECT desk.staff_disable($1) AS said;

-- name: staff_list
-- rows: many
-- returns: login text, name text, role text, desk text, waive_limit text
-- returns: state text, tenants text
SELECT login, name, role, desk, waive_limit, state, tenants
FROM desk.staff_list();
