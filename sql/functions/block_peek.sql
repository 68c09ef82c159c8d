-- SPDX-License-Identifier: GPL-3.0-or-later
-- A block, a closure, an unmatched import or a slot, for the peek pane.

set role desk_owner;

create or replace function desk.block_peek(of_kind text, of_id integer)
returns table (kind text, id integer, version text, label text, detail text,
	starts timestamp, ends timestamp, who text, at timestamp)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set standard_conforming_strings = on
as $$
begin
	perform desk.actor();
	return query
	select of_kind, of_id, desk.block_version(of_kind, of_id), f.label,
		concat_ws(': ', case of_kind
				when 'unmatched' then 'import without a member'
				when 'slot' then 'only in Trackman'
				else f.block_type end,
			-- the importer's prefix is for machines
			regexp_replace(f.notes, '^REQUIRES_REVIEW:\s*', '')),
		f.starts, f.ends,
		l.who, l.at
	from desk.block_facts(of_kind, of_id) f
	left join lateral desk.last_action(case of_kind when 'block'
		then 'availability_block' else of_kind end, of_id::text) l on true
	where f.starts is not null;
end
$$;

revoke all on function desk.block_peek(text, integer) from public;
grant execute on function desk.block_peek(text, integer)
	to desk_frontdesk, desk_manager, desk_support;

reset role;
