-- SPDX-License-Identifier: GPL-3.0-or-later
-- The lane board: its lanes, and the steps of a check-in (domain.md 1.3).
-- Every write returns its outcome as a value: done, or refused and why.

-- name: lane_board
-- rows: many
-- returns: lane text, session uuid, version text, state text, mode text, hours int4, operator text, since timestamp, customer uuid, customer_name text, membership text, age int4, language text, stages text, next_action text, next_words text, selection_words text, unit text, unit_words text, quote jsonb, payment text, payment_words text, agreement_words text, past_due_minor int4, bypassed bool, banned_until timestamp, alert text, changed_ago int4, changed_by text
SELECT lane, session, version, state, mode, hours, operator, since, customer, customer_name,
       membership, age, language, stages, next_action, next_words, selection_words, unit, unit_words,
       quote, payment, payment_words, agreement_words, past_due_minor, bypassed, banned_until, alert,
       CASE WHEN changed_at > desk_now.at - interval '1 minute'
            THEN extract(epoch FROM desk_now.at - changed_at)::int4 END AS changed_ago,
       changed_by
FROM desk.lane_board(), (SELECT now_local AS at FROM desk.whoami()) AS desk_now;

-- name: lane_alerts
-- rows: many
-- returns: kind text, n int4, minor int4, sentence text, item_kind text, item_id text, at timestamp
SELECT kind, n, minor, sentence, item_kind, item_id, at FROM desk.lane_alerts();

-- name: lane_can
-- rows: many
-- $1: text   kind
-- $2: text   id
-- returns: action text, possible bool, sentence text, who_can text
SELECT action, possible, sentence, who_can FROM desk.lane_can($1, $2);

-- name: lane_lookup
-- rows: many
-- $1: text   wanted
-- $2: int4   most
-- returns: customer uuid, name text, age int4, membership text, card text, matched text, now_text text, banned_until timestamp, past_due_minor int4, hits int4
SELECT customer, name, age, membership, card, matched, now_text, banned_until, past_due_minor, hits
FROM desk.lane_lookup($1, $2);

-- name: lane_rentals
-- rows: many
-- $1: text   lane
-- returns: rental text, words text, minor int4, free int4, supply text, to_standard int4, to_double int4, to_special int4
SELECT rental, words, minor, free, supply, to_standard, to_double, to_special
FROM desk.lane_rentals($1);

-- name: lane_memberships
-- rows: many
-- $1: text   lane
-- returns: choice text, intent text, words text, minor int4, why_not text, card text
SELECT choice, intent, words, minor, why_not, card FROM desk.lane_memberships($1);

-- name: lane_agreement
-- rows: many
-- $1: text   lane
-- returns: version text, language text, title text, words text
SELECT version, language, title, words FROM desk.lane_agreement($1);

-- name: lane_history
-- rows: many
-- $1: text   kind
-- $2: text   id
-- returns: at timestamp, who text, desk text, action text, words text, reason text, received_from text
SELECT at, who, desk, action, words, reason, received_from FROM desk.lane_history($1, $2);

-- name: lane_handover
-- rows: many
-- $1: text   desk
-- returns: kind text, words text, at timestamp
SELECT kind, words, at FROM desk.lane_handover($1);

-- name: lane_start
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   lane
-- $4: uuid   customer
-- $5: text   scan
-- $6: text   mode
-- $7: int4   hours
-- $8: bool   dry_run
-- returns: outcome jsonb
SELECT desk.lane_start($1, $2, $3, $4, $5, $6, $7, $8) AS outcome;

-- name: lane_renew
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   lane
-- $4: uuid   visit
-- $5: int4   hours
-- $6: bool   dry_run
-- returns: outcome jsonb
SELECT desk.lane_renew($1, $2, $3, $4, $5, $6) AS outcome;

-- name: lane_language
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   lane
-- $4: text   language
-- $5: bool   dry_run
-- returns: outcome jsonb
SELECT desk.lane_language($1, $2, $3, $4, $5) AS outcome;

-- name: lane_membership
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   lane
-- $4: text   choice
-- $5: text   intent
-- $6: bool   dry_run
-- returns: outcome jsonb
SELECT desk.lane_membership($1, $2, $3, $4, $5, $6) AS outcome;

-- name: lane_select
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   lane
-- $4: text   rental
-- $5: text   by
-- $6: text   wanted
-- $7: text   backup
-- $8: bool   dry_run
-- returns: outcome jsonb
SELECT desk.lane_select($1, $2, $3, $4, $5, $6, $7, $8) AS outcome;

-- name: lane_confirm
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   lane
-- $4: text   by
-- $5: bool   dry_run
-- returns: outcome jsonb
SELECT desk.lane_confirm($1, $2, $3, $4, $5) AS outcome;

-- name: lane_past_due
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   lane
-- $4: text   how
-- $5: text   reference
-- $6: bool   dry_run
-- returns: outcome jsonb
SELECT desk.lane_past_due($1, $2, $3, $4, $5, $6) AS outcome;

-- name: lane_past_due_bypass
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   lane
-- $4: text   reason
-- $5: bool   dry_run
-- returns: outcome jsonb
SELECT desk.lane_past_due_bypass($1, $2, $3, $4, $5) AS outcome;

-- name: lane_id_override
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   lane
-- $4: text   reason
-- $5: bool   dry_run
-- returns: outcome jsonb
SELECT desk.lane_id_override($1, $2, $3, $4, $5) AS outcome;

-- name: lane_ask_payment
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   lane
-- $4: bool   dry_run
-- returns: outcome jsonb
SELECT desk.lane_ask_payment($1, $2, $3, $4) AS outcome;

-- name: lane_pay
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   lane
-- $4: text   method
-- $5: text   reference
-- $6: int4   total_minor
-- $7: bool   dry_run
-- returns: outcome jsonb
SELECT desk.lane_pay($1, $2, $3, $4, $5, $6, $7) AS outcome;

-- name: lane_sign
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   lane
-- $4: text   how
-- $5: text   reason
-- $6: bool   dry_run
-- returns: outcome jsonb
SELECT desk.lane_sign($1, $2, $3, $4, $5, $6) AS outcome;

-- name: lane_assign
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   lane
-- $4: text   unit
-- $5: bool   dry_run
-- returns: outcome jsonb
SELECT desk.lane_assign($1, $2, $3, $4, $5) AS outcome;

-- name: lane_answer
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   lane
-- $4: bool   accept
-- $5: bool   dry_run
-- returns: outcome jsonb
SELECT desk.lane_answer($1, $2, $3, $4, $5) AS outcome;

-- name: lane_reset
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   lane
-- $4: text   reason
-- $5: text   received_from
-- $6: bool   dry_run
-- returns: outcome jsonb
SELECT desk.lane_reset($1, $2, $3, $4, $5, $6) AS outcome;
