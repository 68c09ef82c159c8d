-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is told of a renewal that has begun: until when the stay would go on, and
-- what it costs in the unit that they have, line by line (domain.md 1.4, 1.5).
-- A dry run of desk.lane_renew() is how a clerk answers "how much would it be?".

set role desk_owner;

create or replace function desk.lane_renewal_detail(n desk.lane_at)
returns jsonb
language plpgsql volatile
as $$
declare
	quote jsonb;
begin
	-- nothing is proposed before they have said a language
	n.rental := coalesce(n.rental, n.own_rental);
	quote := desk.lane_quote_shown(n);
	return jsonb_build_object('stays_until',
			desk.lane_renewed_until(n),
		'price_minor', quote -> 'total_minor', 'quote', quote);
end
$$;

revoke all on function desk.lane_renewal_detail(desk.lane_at) from public;

reset role;
