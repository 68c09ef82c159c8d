-- SPDX-License-Identifier: GPL-3.0-or-later
-- A resource's short name: what desk.label says, else the words from the last
-- one that other names share on ("Simulator Bay 1" is "Bay 1").  Others are those
-- in use: a club has many more that were given up.

set role desk_owner;

create or replace function desk.resource_label(resource integer)
returns text
language plpgsql stable
as $$
begin
	return coalesce(
		(select l.label from desk.label l
		 where l.system = 'club' and l.kind = 'resource'
		   and l.key = resource::text),
		(select array_to_string(w.words[greatest(1, (
			select max(s.shared)
			from (
				select (
					select count(*)
					from generate_subscripts(w.words, 1) i
					where w.words[:i] =
						(string_to_array(o.name, ' '))[:i]
				) as shared
				from club.resources o
				where o.id <> r.id and o.is_active
			) s)):], ' ')
		 from club.resources r,
			lateral (select string_to_array(r.name, ' ')
				as words) w
		 where r.id = resource));
end
$$;

revoke all on function desk.resource_label(integer) from public;

reset role;
