-- SPDX-License-Identifier: GPL-3.0-or-later
-- Does the steps that are declared, a batch each time.  A file that answers
-- with a row of (step, done, total) is run again, in a transaction of its own,
-- until it answers with none.

set local role desk_owner;

select step, done, total from demo.advance();
