-- SPDX-License-Identifier: GPL-3.0-or-later
-- `opsdesk doctor`: what a database server should be like, asked of its own
-- catalog.  A row is one finding: its level (ok, note, mend), what was found,
-- and what to do about it.  Only doctor_venue and doctor_staff read tables of
-- ours.

-- name: doctor_clock
-- rows: one
-- returns: microseconds int8
SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::int8 AS microseconds;

-- name: doctor_server
-- rows: many
-- returns: level text, what text, advice text
SELECT 'ok' AS level,
       format('PostgreSQL %s, database %s, as %s', current_setting('server_version'),
              current_database(), session_user) AS what,
       '' AS advice
UNION ALL
SELECT 'mend', 'this server is a standby: nothing can be changed here',
       'connect to the primary, with target_session_attrs=read-write'
WHERE pg_is_in_recovery()
UNION ALL
SELECT 'mend', 'the database is read-only',
       format('alter database %I reset default_transaction_read_only', current_database())
WHERE current_setting('transaction_read_only')::bool AND NOT pg_is_in_recovery()
UNION ALL
SELECT 'mend', 'the database keeps its text as ' || current_setting('server_encoding'),
       'make it anew: createdb -T template0 -E UTF8'
WHERE current_setting('server_encoding') <> 'UTF8';

-- database.md 7, and what keeps a booking that was confirmed.
-- name: doctor_settings
-- rows: many
-- returns: level text, what text, advice text
SELECT CASE WHEN s.setting IS NULL OR s.setting !~ w.good THEN w.level ELSE 'ok' END AS level,
       w.name || ' = ' || coalesce(s.setting, 'hidden from this role')
           || CASE WHEN s.setting ~ w.good THEN '' ELSE ': ' || w.why END AS what,
       CASE WHEN s.setting ~ w.good THEN ''
            ELSE format('alter system set %s = %L; then %s', w.name, w.wanted,
                        CASE WHEN s.context = 'postmaster' THEN 'restart the server'
                             ELSE 'select pg_reload_conf()' END) END AS advice
FROM (VALUES
    (1, 'log_statement', '^(none|ddl)$', 'none', 'mend', 'names reach the server''s log'),
    (2, 'log_error_verbosity', '^terse$', 'terse', 'mend', 'failures log whole rows'),
    (3, 'log_parameter_max_length', '^0$', '0', 'mend', 'values reach the server''s log'),
    (4, 'log_parameter_max_length_on_error', '^0$', '0', 'mend', 'values reach the server''s log'),
    (5, 'max_prepared_transactions', '^0$', '0', 'mend',
     'anybody could leave a lock behind that outlives the session'),
    (6, 'password_encryption', '^scram-sha-256$', 'scram-sha-256', 'mend',
     'passwords are kept in a form that can be replayed'),
    (7, 'fsync', '^on$', 'on', 'mend', 'a crash may lose the database'),
    (8, 'full_page_writes', '^on$', 'on', 'mend', 'a crash may lose the database'),
    (9, 'synchronous_commit', '^(on|local|remote_.*)$', 'on', 'mend',
     'a crash loses what was confirmed last')
) w (place, name, good, wanted, level, why)
LEFT JOIN pg_settings s ON s.name = w.name
ORDER BY w.place;

-- name: doctor_extensions
-- rows: many
-- returns: level text, what text, advice text
SELECT CASE WHEN e.oid IS NULL THEN 'mend'
            WHEN e.extversion <> a.default_version THEN 'note' ELSE 'ok' END AS level,
       w.name || CASE WHEN e.oid IS NOT NULL THEN ' ' || e.extversion
                      WHEN a.name IS NULL THEN ' is not on this server'
                      ELSE ' is not in this database' END
              || CASE WHEN e.extversion <> a.default_version
                      THEN ', the server has ' || a.default_version ELSE '' END AS what,
       CASE WHEN e.oid IS NULL AND a.name IS NULL
                THEN 'install the contrib modules of this PostgreSQL, then run opsdesk migrate'
            WHEN e.oid IS NULL
                THEN format('create extension %s schema ext', w.name)
            WHEN e.extversion <> a.default_version
                THEN format('alter extension %s update', w.name)
            ELSE '' END AS advice
FROM (VALUES ('btree_gist'), ('pg_trgm'), ('unaccent')) w (name)
LEFT JOIN pg_extension e ON e.extname = w.name
LEFT JOIN pg_available_extensions a ON a.name = w.name
ORDER BY w.name;

-- The venues' own zones: rules about days and hours are in their time.
-- name: doctor_venue
-- rows: many
-- returns: level text, what text, advice text
SELECT CASE WHEN z.name IS NULL THEN 'mend' ELSE 'ok' END AS level,
       CASE WHEN z.name IS NULL
                THEN format('the time zone of %s, %s, is not known to the server', s.system, s.value)
            ELSE format('%s is in %s, where it is %s', s.system, s.value,
                        to_char(clock_timestamp() AT TIME ZONE z.name, 'YYYY-MM-DD HH24:MI'))
       END AS what,
       CASE WHEN z.name IS NULL
                THEN format('update desk.setting set value = ''Europe/Berlin'' where (system, key) = (%L, ''zone'')', s.system)
            ELSE '' END AS advice
FROM desk.setting s
LEFT JOIN pg_timezone_names z ON z.name = s.value
WHERE s.key = 'zone'
ORDER BY s.system;

-- The groups; who is in them must not be able to do more than they say.
-- name: doctor_roles
-- rows: many
-- returns: level text, what text, advice text
WITH groups (name) AS (
    VALUES ('desk_owner'), ('desk_frontdesk'), ('desk_manager'), ('desk_support'),
           ('desk_settler'), ('club_app'), ('academy_app'), ('counter_app'), ('gym_app'),
           ('platform_app')),
members AS (
    SELECT p.*, g.rolname AS in_group
    FROM pg_roles p
    JOIN pg_roles g ON g.rolname IN ('desk_frontdesk', 'desk_manager', 'desk_support')
    WHERE p.rolcanlogin AND NOT p.rolsuper AND pg_has_role(p.oid, g.oid, 'member')),
found (place, level, what, advice) AS (
    SELECT 1, 'mend', format('the role %s is missing', w.name), 'run opsdesk migrate'
    FROM groups w
    WHERE NOT EXISTS (SELECT FROM pg_roles r WHERE r.rolname = w.name)
    UNION ALL
    SELECT 2, 'mend', format('%s can sign in, though it is a group', r.rolname),
           format('alter role %I nologin', r.rolname)
    FROM pg_roles r JOIN groups w ON w.name = r.rolname
    WHERE r.rolcanlogin AND r.rolname NOT LIKE '%\_app' AND r.rolname <> 'desk_settler'
    UNION ALL
    SELECT 3, 'mend', format('%s is in %s and may do more than that: %s', m.rolname, m.in_group,
           concat_ws(', ', CASE WHEN m.rolcreaterole THEN 'createrole' END,
               CASE WHEN m.rolcreatedb THEN 'createdb' END,
               CASE WHEN m.rolreplication THEN 'replication' END,
               CASE WHEN m.rolbypassrls THEN 'bypassrls' END)),
           format('alter role %I nocreaterole nocreatedb noreplication nobypassrls', m.rolname)
    FROM members m
    WHERE m.rolcreaterole OR m.rolcreatedb OR m.rolreplication OR m.rolbypassrls
    UNION ALL
    SELECT 4, 'mend', format('%s is at the desk and owns everything: it is in desk_owner', m.rolname),
           format('revoke desk_owner from %I', m.rolname)
    FROM members m
    WHERE EXISTS (SELECT FROM pg_roles o WHERE o.rolname = 'desk_owner'
                  AND pg_has_role(m.oid, o.oid, 'member'))
    UNION ALL
    SELECT 5, 'note', 'desk_owner may not read who is signed in: "who can" is thinner',
           'grant pg_read_all_stats to desk_owner'
    FROM pg_roles o
    WHERE o.rolname = 'desk_owner' AND NOT pg_has_role(o.oid, 'pg_read_all_stats', 'usage')
    UNION ALL
    SELECT 6, 'mend', 'desk_owner may not read the server''s own identifier: what is half done at '
                      'one server could be brought back at another',
           'as a superuser: grant execute on function pg_control_system() to desk_owner'
    FROM pg_roles o
    WHERE o.rolname = 'desk_owner'
      AND NOT has_function_privilege(o.oid, 'pg_catalog.pg_control_system()', 'execute'))
SELECT level, what, advice FROM (
    SELECT place, level, what, advice FROM found
    UNION ALL
    SELECT 0, 'ok', format('%s roles of ours, %s people may sign in', count(*),
                           (SELECT count(DISTINCT m.oid) FROM members m)), ''
    FROM pg_roles r JOIN groups w ON w.name = r.rolname) f
ORDER BY place, what;

-- Everybody on the staff, held against the server's roles.
-- name: doctor_staff
-- rows: many
-- returns: level text, what text, advice text
SELECT CASE WHEN l.state IN ('active', 'disabled') THEN 'ok' ELSE 'mend' END AS level,
       format('%s (%s, %s) %s', l.login, l.name, l.role, l.state) AS what,
       CASE l.state WHEN 'active' THEN '' WHEN 'disabled' THEN ''
            ELSE format('opsdesk staff disable %s; then, for whom it should let in, opsdesk staff add %s',
                        l.login, l.login) END AS advice
FROM desk.staff_list() l
WHERE l.state NOT IN ('active', 'disabled')
UNION ALL
SELECT CASE WHEN count(*) = 0 THEN 'mend' ELSE 'ok' END,
       format('%s people on the staff are active', count(*)),
       CASE WHEN count(*) = 0 THEN 'opsdesk staff add' ELSE '' END
FROM desk.staff_list() l WHERE l.state = 'active'
UNION ALL
SELECT 'mend', format('%s may sign in at the desk and is not on the staff', r.rolname),
       format('opsdesk staff add %s, or revoke its groups', r.rolname)
FROM pg_roles r
WHERE r.rolcanlogin AND NOT r.rolsuper
  AND EXISTS (SELECT FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
              WHERE m.member = r.oid
                AND g.rolname IN ('desk_frontdesk', 'desk_manager', 'desk_support'))
  AND has_database_privilege(r.oid, current_database(), 'connect')
  AND NOT EXISTS (SELECT FROM desk.staff_list() l WHERE l.login = r.rolname);

-- What nobody should have (database.md 7).
-- name: doctor_grants
-- rows: many
-- returns: level text, what text, advice text
WITH ours AS (
    SELECT n.oid, n.nspname FROM pg_namespace n
    WHERE n.nspname IN ('desk', 'club', 'academy', 'counter', 'gym', 'platform')),
staff AS (
    SELECT r.oid, r.rolname FROM pg_roles r
    WHERE r.rolname IN ('desk_frontdesk', 'desk_manager', 'desk_support')),
found (level, what, advice) AS (
    SELECT 'mend', format('%s belongs to %s', p.oid::regprocedure, p.proowner::regrole),
           'somebody put it there by hand: drop it, then run opsdesk migrate'
    FROM pg_proc p JOIN ours o ON o.oid = p.pronamespace
    WHERE p.proowner <> (SELECT r.oid FROM pg_roles r WHERE r.rolname = 'desk_owner')
    UNION ALL
    SELECT 'mend', format('%s runs as its owner with the caller''s search_path', p.oid::regprocedure),
           'somebody changed it by hand: drop it, then run opsdesk migrate'
    FROM pg_proc p JOIN ours o ON o.oid = p.pronamespace
    WHERE p.prosecdef AND NOT EXISTS (
        SELECT FROM unnest(p.proconfig) c WHERE c LIKE 'search\_path=%')
    UNION ALL
    SELECT 'mend', format('everybody may execute %s', p.oid::regprocedure),
           format('revoke all on function %s from public', p.oid::regprocedure)
    FROM pg_proc p JOIN ours o ON o.oid = p.pronamespace,
         aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
    WHERE a.grantee = 0
    UNION ALL
    SELECT 'mend', format('everybody may %s %s', lower(a.privilege_type), c.oid::regclass),
           format('revoke all on %s from public', c.oid::regclass)
    FROM pg_class c JOIN ours o ON o.oid = c.relnamespace,
         aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
    WHERE c.relkind IN ('r', 'v', 'p', 'm', 'S') AND a.grantee = 0
    UNION ALL
    SELECT 'mend', format('everybody may use the schema %s', o.nspname),
           format('revoke all on schema %I from public', o.nspname)
    FROM ours o JOIN pg_namespace n ON n.oid = o.oid,
         aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
    WHERE a.grantee = 0
    UNION ALL
    SELECT 'mend', format('%s may %s %s', s.rolname, lower(a.privilege_type), c.oid::regclass),
           format('revoke %s on %s from %I', a.privilege_type, c.oid::regclass, s.rolname)
    FROM pg_class c JOIN ours o ON o.oid = c.relnamespace,
         aclexplode(c.relacl) a JOIN staff s ON s.oid = a.grantee
    WHERE c.relkind IN ('r', 'v', 'p', 'm')
      AND a.privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER')
    UNION ALL
    SELECT 'mend', format('everybody may %s in the database %s',
               CASE a.privilege_type WHEN 'CONNECT' THEN 'sign in'
                    WHEN 'TEMPORARY' THEN 'make temporary tables' ELSE 'make schemas' END,
               d.datname),
           format('revoke %s on database %I from public', a.privilege_type, d.datname)
    FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
    WHERE d.datname = current_database() AND a.grantee = 0
    UNION ALL
    SELECT 'mend', 'everybody may use the schema public', 'revoke all on schema public from public'
    FROM pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
    WHERE n.nspname = 'public' AND a.grantee = 0
    GROUP BY n.oid
    UNION ALL
    SELECT 'mend', format('everybody may fill the disk with large objects (%s functions)', count(*)),
           'as a superuser: revoke execute on function lo_creat(int), lo_create(oid), lo_from_bytea(oid, bytea), … from public'
    FROM pg_proc p
    WHERE p.pronamespace = 'pg_catalog'::regnamespace
      AND p.proname IN ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_import', 'lo_put', 'lowrite')
      AND has_function_privilege('public', p.oid, 'execute')
    HAVING count(*) > 0)
SELECT level, what, advice FROM found
UNION ALL
SELECT 'ok', 'nobody has more than was granted', ''
WHERE NOT EXISTS (SELECT FROM found)
ORDER BY level, what;

-- What holds everybody up.
-- name: doctor_load
-- rows: many
-- returns: level text, what text, advice text
SELECT 'mend' AS level,
       format('%s has had a transaction open since %s (process %s)', coalesce(a.usename, 'somebody'),
              to_char(a.xact_start, 'HH24:MI'), a.pid) AS what,
       format('see what it does, then select pg_terminate_backend(%s)', a.pid) AS advice
FROM pg_stat_activity a
WHERE a.datname = current_database() AND a.backend_type = 'client backend'
  AND a.xact_start < clock_timestamp() - interval '5 minutes'
UNION ALL
SELECT 'mend', format('the queue of notifications is %s %% full', round((100 * q.usage)::numeric)),
       'a session that listens does not read: end the oldest one'
FROM pg_notification_queue_usage() q (usage)
WHERE q.usage > 0.5
UNION ALL
SELECT 'note', format('%s of %s connections are taken', count(*), current_setting('max_connections')),
       'raise max_connections, or find out who needs so many'
FROM pg_stat_activity a
WHERE a.backend_type = 'client backend'
HAVING count(*) > 0.8 * current_setting('max_connections')::int;
