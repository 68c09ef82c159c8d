-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who leaves: what was asked for, and who has it in hand.

-- name: lane_checkouts
-- rows: many
-- returns: checkout uuid, version text, unit text, customer uuid, customer_name text, asked_at timestamp, claimed_by text, mine bool, claim_until timestamp, late_minutes int4, fee_minor int4
SELECT checkout, version, unit, customer, customer_name, asked_at, claimed_by, mine, claim_until,
       late_minutes, fee_minor
FROM desk.lane_checkouts();
