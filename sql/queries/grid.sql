-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the booking grid shows (product.md F2, lens "bays").

-- name: grid_resources
-- rows: many
-- returns: resource_id int4, label text, name text, kind text, capacity int4
SELECT resource_id, label, name, kind, capacity FROM desk.grid_resources();

-- name: grid_hours
-- rows: many
-- $1: date   from_day
-- $2: date   until_day
-- returns: day date, opens timestamp, closes timestamp
SELECT day, opens, closes FROM desk.grid_hours($1, $2);

-- name: grid_range
-- rows: many
-- $1: date   from_day
-- $2: date   until_day
-- $3: int4   only_resource
-- returns: kind text, id int4, resource_id int4, starts timestamp, ends timestamp, state text, name text, members int4, guests int4, owed_minor int4, displaced bool, needs_review bool, unmatched bool, version text, changed_ago int4, changed_by text, number text
SELECT kind, id, resource_id, starts, ends, state, name, members, guests, owed_minor, displaced,
       needs_review, unmatched, version,
       CASE WHEN changed_at > desk_now.at - interval '1 minute'
            THEN extract(epoch FROM desk_now.at - changed_at)::int4 END AS changed_ago,
       changed_by, number
FROM desk.grid_range($1, $2, $3), (SELECT now_local AT TIME ZONE zone AS at FROM desk.whoami()) AS desk_now
ORDER BY resource_id, starts, kind <> 'booking', id;

-- name: grid_alerts
-- rows: many
-- $1: date   day
-- returns: kind text, sentence text, item_kind text, item_id int4, resource_id int4, at timestamp
SELECT kind, sentence, item_kind, item_id, resource_id, at FROM desk.grid_alerts($1);

-- name: block_peek
-- rows: maybe
-- $1: text   kind
-- $2: int4   id
-- returns: version text, label text, detail text, starts timestamp, ends timestamp, who text, at timestamp
SELECT version, label, detail, starts, ends, who, at FROM desk.block_peek($1, $2);

-- name: thing_can
-- rows: many
-- $1: text   kind
-- $2: int4   id
-- returns: action text, possible bool, sentence text, who_can text
SELECT action, possible, sentence, who_can FROM desk.can($1, $2);
