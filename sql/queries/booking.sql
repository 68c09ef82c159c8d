-- SPDX-License-Identifier: GPL-3.0-or-later
-- One booking: looking at it, and the writes of database.md 2.  Every write
-- returns its outcome as a value: done, or refused and why.

-- name: booking_peek
-- rows: maybe
-- $1: int4   booking
-- returns: booking_id int4, version text, state text, resource_id int4, label text, starts timestamp, ends timestamp, owner_name text, user_id text, tier text, member_since date, phone_last4 text, with_text text, declared int4, members int4, guests int4, owed_minor int4, owed_text text, passes_left int4, passes_total int4, passes_cover text, minutes_used int4, minutes_allowed int4, next_here_name text, next_here_at timestamp, last_action text, last_actor text, last_desk text, last_at timestamp, note text, late_minutes int4, origin text, unmatched bool
SELECT booking_id, version, state, resource_id, label, starts, ends, owner_name, user_id, tier,
       member_since, phone_last4, with_text, declared, members, guests, owed_minor, owed_text,
       passes_left, passes_total, passes_cover, minutes_used, minutes_allowed, next_here_name,
       next_here_at, last_action, last_actor, last_desk, last_at, note, late_minutes, origin, unmatched
FROM desk.booking_peek($1);

-- name: booking_roster
-- rows: many
-- $1: int4   booking
-- returns: participant_id int4, ord int4, name text, role text, tier text, minutes int4, fee_minor int4, payment_status text, pass_covers bool, why text
SELECT participant_id, "position" AS ord, name, role, tier, minutes, fee_minor, payment_status, pass_covers, why
FROM desk.booking_roster($1);

-- name: booking_history
-- rows: many
-- $1: int4   booking
-- returns: at timestamp, who text, desk text, action text, words text, reason text, received_from text
SELECT at, who, desk, action, words, reason, received_from FROM desk.booking_history($1);

-- name: booking_book
-- rows: one
-- $1: uuid        request
-- $2: int4        resource
-- $3: timestamp   starts
-- $4: int4        minutes
-- $5: text        member
-- $6: text        guest
-- $7: int4        declared
-- $8: jsonb       companions
-- $9: text        note
-- $10: text       settle
-- $11: text       reference
-- $12: bool       check_in
-- $13: text       received_from
-- $14: bool       dry_run
-- returns: outcome jsonb
SELECT desk.booking_book($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) AS outcome;

-- name: booking_move
-- rows: one
-- $1: uuid        request
-- $2: text        version
-- $3: int4        booking
-- $4: int4        resource
-- $5: timestamp   starts
-- $6: int4        minutes
-- $7: text        received_from
-- $8: bool        dry_run
-- returns: outcome jsonb
SELECT desk.booking_move($1, $2, $3, $4, $5, $6, $7, $8) AS outcome;

-- name: booking_cancel
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: int4   booking
-- $4: text   reason
-- $5: text   received_from
-- $6: bool   dry_run
-- returns: outcome jsonb
SELECT desk.booking_cancel($1, $2, $3, $4, $5, $6) AS outcome;

-- name: booking_approve
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: int4   booking
-- $4: bool   dry_run
-- returns: outcome jsonb
SELECT desk.booking_approve($1, $2, $3, $4) AS outcome;

-- name: booking_decline
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: int4   booking
-- $4: text   reason
-- $5: bool   dry_run
-- returns: outcome jsonb
SELECT desk.booking_decline($1, $2, $3, $4, $5) AS outcome;

-- name: booking_check_in
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: int4   booking
-- $4: text   settle
-- $5: text   reference
-- $6: text   reason
-- $7: bool   dry_run
-- returns: outcome jsonb
SELECT desk.booking_check_in($1, $2, $3, $4, $5, $6, $7) AS outcome;

-- name: booking_outcome
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: int4   booking
-- $4: text   outcome
-- $5: bool   dry_run
-- returns: outcome jsonb
SELECT desk.booking_outcome($1, $2, $3, $4, $5) AS outcome;

-- name: bookings_outcome
-- rows: one
-- $1: uuid    request
-- $2: jsonb   marked
-- $3: text    outcome
-- returns: outcome jsonb
SELECT desk.bookings_outcome($1, $2, $3) AS outcome;

-- name: booking_revert
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: int4   booking
-- $4: text   reason
-- $5: bool   dry_run
-- returns: outcome jsonb
SELECT desk.booking_revert($1, $2, $3, $4, $5) AS outcome;

-- name: roster_change
-- rows: one
-- $1: uuid    request
-- $2: text    version
-- $3: int4    booking
-- $4: int4    declared
-- $5: jsonb   add
-- $6: jsonb   remove
-- $7: text    reason
-- $8: bool    dry_run
-- returns: outcome jsonb
SELECT desk.roster_change($1, $2, $3, $4, $5, $6, $7, $8) AS outcome;

-- name: participant_settle
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: int4   booking
-- $4: int4   participant
-- $5: text   settle
-- $6: text   reference
-- $7: text   reason
-- $8: bool   dry_run
-- returns: outcome jsonb
SELECT desk.participant_settle($1, $2, $3, $4, $5, $6, $7, $8) AS outcome;

-- name: resource_block
-- rows: one
-- $1: uuid        request
-- $2: int4        resource
-- $3: timestamp   starts
-- $4: timestamp   ends
-- $5: text        kind
-- $6: text        reason
-- $7: bool        confirm_displaced
-- $8: bool        dry_run
-- returns: outcome jsonb
SELECT desk.resource_block($1, $2, $3, $4, $5, $6, $7, $8) AS outcome;

-- name: facility_close
-- rows: one
-- $1: uuid        request
-- $2: int4        resource
-- $3: timestamp   starts
-- $4: timestamp   ends
-- $5: text        reason
-- $6: bool        confirm_displaced
-- $7: bool        dry_run
-- returns: outcome jsonb
SELECT desk.facility_close($1, $2, $3, $4, $5, $6, $7) AS outcome;

-- name: block_remove
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: text   kind
-- $4: int4   id
-- $5: text   reason
-- $6: bool   dry_run
-- returns: outcome jsonb
SELECT desk.block_remove($1, $2, $3, $4, $5, $6) AS outcome;

-- name: unmatched_resolve
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: int4   unmatched
-- $4: text   member
-- $5: bool   dry_run
-- returns: outcome jsonb
SELECT desk.unmatched_resolve($1, $2, $3, $4, $5) AS outcome;

-- name: unmatched_dismiss
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: int4   unmatched
-- $4: text   reason
-- $5: bool   dry_run
-- returns: outcome jsonb
SELECT desk.unmatched_dismiss($1, $2, $3, $4, $5) AS outcome;

-- name: booking_assign
-- rows: one
-- $1: uuid   request
-- $2: text   version
-- $3: int4   booking
-- $4: text   member
-- $5: bool   dry_run
-- returns: outcome jsonb
SELECT desk.booking_assign($1, $2, $3, $4, $5) AS outcome;

-- name: undo
-- rows: one
-- $1: uuid   request
-- $2: uuid   former
-- $3: bool   dry_run
-- returns: outcome jsonb
SELECT desk.undo($1, $2, $3) AS outcome;
