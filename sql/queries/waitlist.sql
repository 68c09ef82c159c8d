-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who waits for a better room, and what is offered to them.

-- name: lane_waitlist
-- rows: many
-- returns: place uuid, version text, position int4, tier text, backup text, customer uuid, customer_name text, unit_now text, state text, offered text, offer_until timestamp, eta timestamp, since timestamp
SELECT place, version, "position", tier, backup, customer, customer_name, unit_now, state, offered,
       offer_until, eta, since
FROM desk.lane_waitlist();

-- name: place_tiers
-- rows: many
-- $1: text   unit
-- returns: tier text, minor int4, supply text, why_not text
SELECT tier, minor, supply, why_not FROM desk.place_tiers($1);

-- name: place_join
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   unit
-- $4: text   wanted
-- $5: bool   dry_run
-- returns: outcome jsonb
SELECT desk.place_join($1, $2, $3, $4, $5) AS outcome;

-- name: place_offer
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: uuid   place
-- $4: text   unit
-- $5: bool   dry_run
-- returns: outcome jsonb
SELECT desk.place_offer($1, $2, $3, $4, $5) AS outcome;

-- name: place_accept
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: uuid   place
-- $4: text   settle
-- $5: text   reference
-- $6: int4   seen_minor
-- $7: bool   dry_run
-- returns: outcome jsonb
SELECT desk.place_accept($1, $2, $3, $4, $5, $6, $7) AS outcome;

-- name: place_decline
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: uuid   place
-- $4: text   received_from
-- $5: bool   dry_run
-- returns: outcome jsonb
SELECT desk.place_decline($1, $2, $3, $4, $5) AS outcome;

-- name: place_cancel
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: uuid   place
-- $4: text   reason
-- $5: text   received_from
-- $6: bool   dry_run
-- returns: outcome jsonb
SELECT desk.place_cancel($1, $2, $3, $4, $5, $6) AS outcome;
