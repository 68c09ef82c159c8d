-- SPDX-License-Identifier: GPL-3.0-or-later
-- The outcome of a write on a checkout that was done.

set role desk_owner;

create or replace function desk.checkout_outcome(sentence text, checkout uuid,
	detail jsonb default '{}') returns jsonb
language plpgsql
as $$
begin
	return jsonb_build_object('ok', true, 'sentence', sentence,
		'booking', null, 'checkout', checkout,
		'version', desk.counter_checkout_version(checkout),
		'detail', coalesce(detail, '{}'), 'undo', null);
end
$$;

revoke all on function desk.checkout_outcome(text, uuid, jsonb) from public;

reset role;
