-- SPDX-License-Identifier: GPL-3.0-or-later
-- Finding people while their name is typed.

-- name: person_find
-- rows: many
-- $1: text   wanted
-- $2: int4   most
-- $3: date   day
-- returns: user_id text, guest_id int4, name text, tier text, status text, phone_last4 text, matched text, now_text text, hits int4
SELECT user_id, guest_id, name, tier, status, phone_last4, matched, now_text, hits
FROM desk.person_find($1, $2, $3);
