-- SPDX-License-Identifier: GPL-3.0-or-later
-- Rooms and lockers: all of them, and one from near.

-- name: lane_units
-- rows: many
-- returns: unit text, kind text, number text, place int4, tier text, state text, customer uuid, customer_name text, visit uuid, block uuid, starts timestamp, ends timestamp, minutes_left int4, late_minutes int4, fee_minor int4, ban bool, owed_minor int4, held_for text, held_until timestamp, version text, changed_ago int4, changes_at timestamp
SELECT unit, kind, number, place, tier, state, customer, customer_name, visit, block, starts, ends,
       minutes_left, late_minutes, fee_minor, ban, owed_minor, held_for, held_until, version,
       CASE WHEN changed_at > desk_now.at - interval '1 minute'
            THEN extract(epoch FROM desk_now.at - changed_at)::int4 END AS changed_ago,
       date_trunc('minute', changes_at + interval '59.999 seconds') AS changes_at
FROM desk.lane_units(), (SELECT now_local AS at FROM desk.whoami()) AS desk_now;

-- name: unit_peek
-- rows: maybe
-- $1: text   unit
-- returns: unit text, version text, words text, detail1 text, detail2 text, last_action text, last_actor text, last_at timestamp
SELECT unit_id AS unit, version, words, detail1, detail2, last_action, last_actor, last_at
FROM desk.unit_peek($1);

-- name: unit_clean
-- rows: one
-- $1: uuid    request
-- $2: jsonb   marked
-- $3: text    becomes
-- $4: bool    dry_run
-- returns: outcome jsonb
SELECT desk.unit_clean($1, $2, $3, $4) AS outcome;

-- name: unit_override
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   unit
-- $4: text   becomes
-- $5: text   reason
-- $6: bool   dry_run
-- returns: outcome jsonb
SELECT desk.unit_override($1, $2, $3, $4, $5, $6) AS outcome;

-- name: unit_out_of_order
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   unit
-- $4: bool   out_of_order
-- $5: text   reason
-- $6: bool   dry_run
-- returns: outcome jsonb
SELECT desk.unit_out_of_order($1, $2, $3, $4, $5, $6) AS outcome;

-- name: unit_swap
-- rows: one
-- $1: uuid   request
-- $2: text   version_a
-- $3: text   unit_a
-- $4: text   version_b
-- $5: text   unit_b
-- $6: text   reason
-- $7: text   received_from
-- $8: bool   dry_run
-- returns: outcome jsonb
SELECT desk.unit_swap($1, $2, $3, $4, $5, $6, $7, $8) AS outcome;

-- name: visit_upgrade
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   unit
-- $4: text   target
-- $5: text   settle
-- $6: text   reference
-- $7: int4   seen_minor
-- $8: bool   dry_run
-- returns: outcome jsonb
SELECT desk.visit_upgrade($1, $2, $3, $4, $5, $6, $7, $8) AS outcome;
