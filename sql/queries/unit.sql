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
