-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sign-over: asking a manager to sign, and signing (product.md "Who").

-- name: signover_ask
-- rows: one
-- $1: uuid     request
-- $2: text     action
-- $3: text[]   arguments
-- $4: text     note
-- $5: bool     queued
-- $6: bool     dry_run
-- returns: outcome jsonb
SELECT desk.signover_ask($1, $2, $3, $4, $5, $6) AS outcome;

-- name: signover_sign
-- rows: one
-- $1: uuid   request
-- $2: uuid   signover
-- $3: bool   dry_run
-- returns: outcome jsonb
SELECT desk.signover_sign($1, $2, $3) AS outcome;

-- name: signover_decline
-- rows: one
-- $1: uuid   request
-- $2: uuid   signover
-- $3: text   reason
-- returns: outcome jsonb
SELECT desk.signover_decline($1, $2, $3) AS outcome;

-- name: signover_withdraw
-- rows: one
-- $1: uuid   request
-- $2: uuid   signover
-- returns: outcome jsonb
SELECT desk.signover_withdraw($1, $2) AS outcome;

-- name: signover_list
-- rows: many
-- returns: signover uuid, clerk text, desk text, asked_at timestamp, what text, note text, possible bool, code text, sentence text
SELECT signover, clerk, desk, asked_at, what, note, possible, code, sentence
FROM desk.signover_list();

-- name: signover_own
-- rows: many
-- returns: signover uuid, asked_at timestamp, what text, note text, possible bool, sentence text
SELECT signover, asked_at, what, note, possible, sentence
FROM desk.signover_own();

-- name: signover_count
-- rows: one
-- returns: waiting int4
SELECT desk.signover_count() AS waiting;

-- name: signover_mine
-- rows: many
-- returns: signover uuid, state text, asked_at timestamp, answered_at timestamp, sentence text, outcome jsonb
SELECT signover, state, asked_at, answered_at, sentence, outcome
FROM desk.signover_mine();

-- name: signover_outcome
-- rows: one
-- $1: uuid   signover
-- returns: outcome jsonb
SELECT desk.signover_outcome($1) AS outcome;

-- name: signover_heard
-- rows: none
-- $1: uuid[]   signovers
SELECT desk.signover_heard($1);
