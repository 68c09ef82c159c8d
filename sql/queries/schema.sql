-- SPDX-License-Identifier: GPL-3.0-or-later
-- The version of the schema: what `opsdesk migrate` keeps (database.md 9), and
-- what a console asks before it starts and after each reconnect.

-- name: schema_version
-- rows: one
-- returns: version int4
SELECT desk.schema_version() AS version;

-- Version 0 is the set of functions.
-- name: schema_applied
-- rows: many
-- returns: version int4, name text, checksum text
SELECT version, name, checksum FROM desk.schema_migration ORDER BY version;

-- name: schema_record
-- rows: none
-- $1: int4   version
-- $2: text   name
-- $3: text   checksum
INSERT INTO desk.schema_migration AS old (version, name, checksum)
VALUES ($1, $2, $3)
ON CONFLICT (version) DO UPDATE
SET name = excluded.name, checksum = excluded.checksum, applied_at = excluded.applied_at
WHERE old.version = 0;

-- name: schema_checksum
-- rows: one
-- $1: text   content
-- returns: checksum text
SELECT encode(sha256(convert_to($1, 'UTF8')), 'hex') AS checksum;

-- Roles are the cluster's and schemas are the database's: both are needed.
-- name: schema_rights
-- rows: one
-- returns: may_create bool, may_make_roles bool
SELECT has_database_privilege(current_database(), 'CREATE') AS may_create,
       rolsuper OR rolcreaterole AS may_make_roles
FROM pg_roles WHERE rolname = current_user;

-- name: schema_create
-- rows: none
CREATE SCHEMA IF NOT EXISTS desk;

-- name: schema_create_table
-- rows: none
CREATE TABLE IF NOT EXISTS desk.schema_migration (
    version int PRIMARY KEY CHECK (version >= 0),
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- A lock that only one who may write the table can take (any login can hold an
-- advisory lock); consoles still read the version meanwhile.
-- name: schema_lock
-- rows: none
LOCK TABLE desk.schema_migration IN EXCLUSIVE MODE;
