-- SPDX-License-Identifier: GPL-3.0-or-later
-- The lane of a resource or a member; null when nothing ever claimed it.

set role desk_owner;

create or replace function desk.lane_id(kind text, key text) returns integer
language plpgsql stable
as $$
begin
	return (
		select l.id from desk.lane l
		where l.system = 'club' and l.kind = lane_id.kind
		  and l.key = lane_id.key);
end
$$;

revoke all on function desk.lane_id(text, text) from public;

reset role;
