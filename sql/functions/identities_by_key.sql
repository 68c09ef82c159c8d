-- SPDX-License-Identifier: GPL-3.0-or-later
-- Identities with a key of this kind that begins like this, in the keys' order.

set role desk_owner;

create or replace function desk.identities_by_key(kind text, prefix text,
	cap integer) returns bigint[]
language sql stable
as $$
	select coalesce(array_agg(k.identity), '{}')
	from (select x.identity from desk.identity_key x
		where x.kind = identities_by_key.kind and x.value >= prefix
		  and x.value < desk.prefix_end(prefix)
		order by x.kind, x.value
		limit cap) k;
$$;

revoke all on function desk.identities_by_key(text, text, integer) from public;

reset role;
