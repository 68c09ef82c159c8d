-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lets go of what only a run needs.

truncate demo.person, demo.known;

select pg_advisory_unlock(hashtext('opsdesk demo-data'));
