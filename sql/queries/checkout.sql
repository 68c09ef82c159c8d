-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who leaves: what was asked for, and who has it in hand.

-- name: lane_checkouts
-- rows: many
-- returns: checkout uuid, version text, unit text, customer uuid, customer_name text, asked_at timestamp, claimed_by text, mine bool, claim_until timestamp, late_minutes int4, fee_minor int4
SELECT checkout, version, unit, customer, customer_name, asked_at, claimed_by, mine, claim_until,
       late_minutes, fee_minor
FROM desk.lane_checkouts();

-- name: checkout_claim
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: uuid   checkout
-- $4: bool   dry_run
-- returns: outcome jsonb
SELECT desk.checkout_claim($1, $2, $3, $4) AS outcome;

-- name: checkout_release
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: uuid   checkout
-- $4: bool   dry_run
-- returns: outcome jsonb
SELECT desk.checkout_release($1, $2, $3, $4) AS outcome;

-- name: checkout_done
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   thing
-- $4: bool   items
-- $5: text   settle
-- $6: text   reference
-- $7: text   reason
-- $8: int4   seen_minor
-- $9: bool   dry_run
-- returns: outcome jsonb
SELECT desk.checkout_done($1, $2, $3, $4, $5, $6, $7, $8, $9) AS outcome;

-- name: checkouts_done
-- rows: one
-- $1: uuid    request
-- $2: jsonb   marked
-- $3: bool    dry_run
-- returns: outcome jsonb
SELECT desk.checkouts_done($1, $2, $3) AS outcome;

-- name: ban_lift
-- rows: one
-- $1: uuid   request
-- $2: uuid   customer
-- $3: text   reason
-- $4: bool   dry_run
-- returns: outcome jsonb
SELECT desk.ban_lift($1, $2, $3, $4) AS outcome;
