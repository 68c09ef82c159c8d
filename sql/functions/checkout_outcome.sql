-- SPDX-License-Identifier: GPL-3.0-or-later
-- The outcome of a write on a checkout that was done.

set role desk_owner;

create or replace function desk.checkout_outcome(sentence text, checkout uuid,
	detail jsonb default '{}', undo jsonb default null) returns jsonb
language plpgsql
as $$
begin
	return desk.counter_outcome(sentence, jsonb_build_object('checkout',
			checkout), desk.counter_checkout_version(checkout), detail,
		undo);
end
$$;

revoke all on function desk.checkout_outcome(text, uuid, jsonb, jsonb)
	from public;

reset role;
