-- SPDX-License-Identifier: GPL-3.0-or-later
-- Customers of the counter among the people of all systems: whoever looks for
-- one by a name has many words to turn down, and asks no row for it.

set role desk_owner;

create index identity_customer_idx on desk.identity (id) include (key)
	where system = 'counter' and kind = 'customer' and is_live;

reset role;
