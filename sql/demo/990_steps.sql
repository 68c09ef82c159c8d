-- SPDX-License-Identifier: GPL-3.0-or-later
-- Does the steps that are declared, a batch each time.  A file that answers
-- with a row of (step, done, total) is run again, in a transaction of its own,
-- until it answers with none; and in the same transaction when a fourth column
-- says that it is open.

set local role desk_owner;
-- for what is sorted and joined when a large table is put together
set local maintenance_work_mem = '512MB';
set local work_mem = '64MB';
-- a batch that a crash loses is done again; 995_end.sql waits for all of them
set local synchronous_commit = off;

select step, done, total, is_open from demo.advance();
