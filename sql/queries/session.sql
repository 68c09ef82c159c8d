-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who is here, where, and what this role may do (contracts.md, Connections).

-- name: session_open
-- rows: none
-- $1: text   desk
-- $2: text   tty
-- $3: text   ssh
SELECT desk.session_open($1, $2, $3);

-- name: session_who
-- rows: maybe
-- returns: login text, name text, role text, role_label text, desk text, zone text, currency text, now_local timestamp, waive_left_minor int4, database text
SELECT login, name, role, role_label, desk, zone, currency, now_local, waive_left_minor, database
FROM desk.whoami();

-- name: session_rights
-- rows: many
-- returns: function_name text, who_can text, signable bool
SELECT function_name, who_can, signable FROM desk.my_rights();
