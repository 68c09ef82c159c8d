-- SPDX-License-Identifier: GPL-3.0-or-later
-- Finding people while their name is typed.

-- name: person_find
-- rows: many
-- $1: text   wanted
-- $2: int4   most
-- returns: kind text, user_id text, guest_id int4, name text, tier text, status text, phone_last4 text, matched text, now_text text, minutes_left int4, hits int4
SELECT kind, user_id, guest_id, name, tier, status, phone_last4, matched, now_text, minutes_left, hits
FROM desk.person_find($1, $2);
