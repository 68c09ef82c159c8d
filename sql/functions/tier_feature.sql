-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a tier says about a feature, or null when it says nothing.

set role desk_owner;

create or replace function desk.tier_feature(tier integer, key text)
returns text
language plpgsql stable
as $$
begin
	return (
		select v.value
		from club.tier_feature_values v
		join club.tier_features f on f.id = v.feature_id
		where v.tier_id = tier and f.feature_key = key);
end
$$;

revoke all on function desk.tier_feature(integer, text) from public;

reset role;
