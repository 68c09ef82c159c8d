-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who waits for a better room, and what is offered to them.

-- name: lane_waitlist
-- rows: many
-- returns: place uuid, version text, position int4, tier text, backup text, customer uuid, customer_name text, unit_now text, state text, offered text, offer_until timestamp, eta timestamp, since timestamp
SELECT place, version, "position", tier, backup, customer, customer_name, unit_now, state, offered,
       offer_until, eta, since
FROM desk.lane_waitlist();
