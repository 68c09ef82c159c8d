-- SPDX-License-Identifier: GPL-3.0-or-later
-- The newest console of a person, the older ones, and what became of requests
-- that nobody heard the answer of (contracts.md, "Writes").

-- name: console_open
-- rows: one
-- $1: int8   mine
-- returns: turn int8, pid int4, taken_over bool, at_desk text, older int4
SELECT turn, pid, taken_over, at_desk, older FROM desk.console_open($1);

-- name: console_older
-- rows: many
-- returns: pid int4, desk text
SELECT pid, desk FROM desk.console_older();

-- Those that did not go by themselves, so that nothing of theirs can be written
-- any more.  As the person: everybody may end what is their own.
-- name: console_end_older
-- rows: one
-- returns: left_over int4
SELECT count(*) FILTER (WHERE NOT pg_terminate_backend(pid, 2000))::int4 AS left_over
FROM desk.console_older();

-- name: console_taken_over
-- rows: maybe
-- returns: at_desk text
SELECT at_desk FROM desk.console_taken_over();

-- name: request_fate
-- rows: one
-- $1: uuid   request
-- returns: fate text, sentence text, who_can text
SELECT fate, sentence, who_can FROM desk.request_fate($1);
