-- SPDX-License-Identifier: GPL-3.0-or-later
-- Notes the agreement that was signed on paper or vouched for, word for word
-- (document 002 "agreement_signatures"); the trigger marks the block.

set role desk_owner;

create or replace function desk.lane_signature(n desk.lane_at, block uuid)
returns void
language sql
as $$
	insert into counter.agreement_signatures (agreement_id,
		agreement_version, agreement_text_snapshot, checkin_block_id,
		signed_at, customer_name, membership_number, signed_method)
	select a.id, a.version, a.body_text, block, desk.clock(), n.name,
		n.membership_number, 'MANUAL'
	from counter.agreements a
	where a.active;
$$;

revoke all on function desk.lane_signature(desk.lane_at, uuid) from public;

reset role;
